/**
 * Words as they are compared in a search: without capitals, accents and scripts. Kyrgyz, Russian and Uzbek in both scripts come to one
 * Latin skeleton, so that «мактаб» finds "maktab" and о‘ is typed with any apostrophe or none. Endings are cut from what is looked for,
 * not from what is searched: the rest is found as the beginning of words. Lists of endings, not a grammar: too much is found rather than
 * too little, and exact forms come first.
 */

/** Cyrillic to the skeleton; letters that one of the scripts does not tell apart fall together. */
const letters: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', ғ: 'g', д: 'd', е: 'e', ё: 'e', ж: 'j', з: 'z', и: 'i', й: 'y', к: 'k', қ: 'q' },
  ...{ л: 'l', м: 'm', н: 'n', ң: 'n', о: 'o', ө: 'o', ў: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ү: 'u', ф: 'f' },
  ...{ х: 'h', ҳ: 'h', ц: 's', ч: 'ch', ш: 'sh', щ: 'sh', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'yu', я: 'ya', x: 'h' },
};

const russian =
  'иями ями ами иях ях ах ием ием ого его ому ему ыми ими ой ый ий ая яя ое ее ые ие ую юю ых их ым им ов ев ей ом ем ам ям ешь ет ют ут ит ат ят ла ло ли ть а е и й о у ы ь ю я';
const kyrgyz =
  'ларынын леринин лардын лердин лордун лөрдүн тардын тердин дардын дердин ларга лерге лорго лөргө тарга терге дарга дерге лардан лерден тардан терден ларды лерди тарды терди дарды дерди лары лери тары тери дары дери ' +
  'лар лер лор лөр тар тер тор төр дар дер дор дөр нын нин нун нүн дын дин дун дүн тын тин тун түн дан ден дон дөн тан тен тон төн нан нен га ге го гө ка ке ко кө да де до дө та те то тө ды ди ду дү ты ти ту тү ны ни ну нү сы си су сү ым им ум үм ың иң уң үң ы и у ү';
const uzbek =
  'larining laridan lariga larini larida larning lardan larga larni larda lari ining idan iga ini ida imiz ingiz ning dan ga ka qa ni da lar si im ing i';
const english = 'ings ing ers er ed es s';

const cyrillicEndings = endings(`${russian} ${kyrgyz}`);
const latinEndings = endings(`${uzbek} ${english}`);

/** What must be left of a word, in letters. */
const leastStem = 4;

/** For comparing whole phrases: no capitals, е for ё, one apostrophe. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[‘’ʻʼ`´']/gu, '’');
}

/** The words of a text: letters and digits, with apostrophes inside them. */
export function wordsIn(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’]*/gu) ?? [];
}

/** @param word folded */
export function skeleton(word: string): string {
  let bare = '';
  for (const letter of word) bare += letters[letter] ?? letter;
  return bare.replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Beginnings that forms of a word share, as skeletons; the whole word among them.
 *
 * @param word folded
 */
export function stemsOf(word: string): readonly string[] {
  const cut = (/\p{Script=Cyrillic}/u.test(word) ? cyrillicEndings : latinEndings).find(
    (ending) => word.endsWith(ending) && word.length - ending.length >= leastStem,
  );
  const stem = skeleton(cut === undefined ? word : word.slice(0, -cut.length));
  // Китеп, китеби; жүрөк, жүрөгү; yurak, yuragi.
  const last = stem.at(-1) ?? '';
  const softer = softened[last];
  return [...new Set([stem, ...(softer === undefined || stem.length < leastStem ? [] : [stem.slice(0, -1) + softer])])];
}

const softened: Readonly<Record<string, string>> = { p: 'b', b: 'p', k: 'g', g: 'k', q: 'g' };

/** Longest first. */
function endings(list: string): readonly string[] {
  return [...new Set(list.split(' '))].sort((a, b) => b.length - a.length);
}
