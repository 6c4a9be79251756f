declare module '*.ftl?raw' {
  const text: string;
  export default text;
}

/** What the bundler puts in place of a pattern of files: their texts by path. */
interface ImportMeta {
  readonly glob: (
    pattern: './*/*.ftl',
    options: { readonly query: '?raw'; readonly import: 'default'; readonly eager: true },
  ) => Readonly<Record<string, string>>;
}
