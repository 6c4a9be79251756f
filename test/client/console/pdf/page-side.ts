/** What the page of the scene runs of the console, put into one script by the scene. */
export { redactedPdf } from '../../../../client/console/evidence/redacted-pdf.ts';
export { PdfReader } from '../../../../client/console/pdf/pdf-reader.ts';
export { planVersion } from '../../../../client/evidence/redact-pdf.ts';
