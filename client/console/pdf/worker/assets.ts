/** Fonts that a PDF may name without carrying them, and two decoders of scanned pages: all of it stands in the worker's own script. */
import jbig2 from 'pdfjs-dist/wasm/jbig2.wasm?url&inline';
import openjpeg from 'pdfjs-dist/wasm/openjpeg.wasm?url&inline';
import dingbats from 'pdfjs-dist/standard_fonts/FoxitDingbats.pfb?url&inline';
import fixed from 'pdfjs-dist/standard_fonts/FoxitFixed.pfb?url&inline';
import fixedBold from 'pdfjs-dist/standard_fonts/FoxitFixedBold.pfb?url&inline';
import fixedBoldItalic from 'pdfjs-dist/standard_fonts/FoxitFixedBoldItalic.pfb?url&inline';
import fixedItalic from 'pdfjs-dist/standard_fonts/FoxitFixedItalic.pfb?url&inline';
import serif from 'pdfjs-dist/standard_fonts/FoxitSerif.pfb?url&inline';
import serifBold from 'pdfjs-dist/standard_fonts/FoxitSerifBold.pfb?url&inline';
import serifBoldItalic from 'pdfjs-dist/standard_fonts/FoxitSerifBoldItalic.pfb?url&inline';
import serifItalic from 'pdfjs-dist/standard_fonts/FoxitSerifItalic.pfb?url&inline';
import symbol from 'pdfjs-dist/standard_fonts/FoxitSymbol.pfb?url&inline';
import sansBold from 'pdfjs-dist/standard_fonts/LiberationSans-Bold.ttf?url&inline';
import sansBoldItalic from 'pdfjs-dist/standard_fonts/LiberationSans-BoldItalic.ttf?url&inline';
import sansItalic from 'pdfjs-dist/standard_fonts/LiberationSans-Italic.ttf?url&inline';
import sans from 'pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf?url&inline';

/** By the names that the library asks for; values are `data:` addresses. */
const inlined: ReadonlyMap<string, string> = new Map([
  ['jbig2.wasm', jbig2],
  ['openjpeg.wasm', openjpeg],
  ['FoxitDingbats.pfb', dingbats],
  ['FoxitFixed.pfb', fixed],
  ['FoxitFixedBold.pfb', fixedBold],
  ['FoxitFixedBoldItalic.pfb', fixedBoldItalic],
  ['FoxitFixedItalic.pfb', fixedItalic],
  ['FoxitSerif.pfb', serif],
  ['FoxitSerifBold.pfb', serifBold],
  ['FoxitSerifBoldItalic.pfb', serifBoldItalic],
  ['FoxitSerifItalic.pfb', serifItalic],
  ['FoxitSymbol.pfb', symbol],
  ['LiberationSans-Bold.ttf', sansBold],
  ['LiberationSans-BoldItalic.ttf', sansBoldItalic],
  ['LiberationSans-Italic.ttf', sansItalic],
  ['LiberationSans-Regular.ttf', sans],
]);

/** @returns a copy of the bytes, or null for anything else: nothing is fetched */
export function inlineAsset(name: string): Uint8Array | null {
  const address = inlined.get(name);
  if (address === undefined) return null;
  return Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (character) => character.charCodeAt(0));
}
