/** The built worker as text; `tooling/offline.ts` puts it in the place of this name. */
declare const OFFLINE_WORKER: string;
