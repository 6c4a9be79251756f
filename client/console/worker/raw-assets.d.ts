declare module '*.py?raw' {
  const text: string;
  export default text;
}

declare module '*.ttf?url' {
  const address: string;
  export default address;
}
