declare module '*?url&inline' {
  /** `data:...;base64,...` */
  const address: string;
  export default address;
}

declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
