/** The built workers as text; `tooling/offline.ts` puts it in the place of these names. */
declare const OFFLINE_WORKER: string;
declare const OFFLINE_READER: string;
