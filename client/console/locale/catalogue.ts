/** Every text of the console: each part brings a file of its own in each language, `locale/<language>/<part>.ftl`. */
const files = import.meta.glob('./*/*.ftl', { query: '?raw', import: 'default', eager: true });

/** Fluent sources of the console in one language. */
export function consoleTexts(language: string): readonly string[] {
  return Object.entries(files).flatMap(([path, text]) => (path.startsWith(`./${language}/`) ? [text] : []));
}
