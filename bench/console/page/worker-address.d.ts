/** Address of a worker that the bundler builds from this module. */
declare module '*?worker&url' {
  const address: string;
  export default address;
}
