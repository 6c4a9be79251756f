import type { RequestHandler } from 'express';
import helmet, { type HelmetOptions } from 'helmet';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

/** The one Trusted Types policy that a page may have: it returns the exact built address of its worker and nothing else. */
const workerPolicy = 'kupuya-worker';

/** What no page of ours needs, and no script that gets into one shall have. */
const refusedFeatures = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

const sharedOptions = {
  crossOriginEmbedderPolicy: { policy: 'require-corp' },
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  originAgentCluster: true,
  referrerPolicy: { policy: 'no-referrer' },
  xContentTypeOptions: true,
  xDnsPrefetchControl: { allow: false },
  xDownloadOptions: false,
  xFrameOptions: { action: 'deny' },
  xPermittedCrossDomainPolicies: false,
  xPoweredBy: true,
  xXssProtection: false,
} as const;

/** Headers for the portal and the report page: everything from this host, nothing inline, no WebAssembly. */
export function pageHeaders(hstsSeconds: number): RequestHandler {
  return always({
    ...sharedOptions,
    strictTransportSecurity: hsts(hstsSeconds),
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: [workerPolicy],
      },
    },
  });
}

/** Headers for everything else: bytes that no browser should ever treat as a page. */
export function dataHeaders(hstsSeconds: number): RequestHandler {
  return always({
    ...sharedOptions,
    strictTransportSecurity: hsts(hstsSeconds),
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], sandbox: [] },
    },
  });
}

/**
 * Headers for released statistics: pages without any script, and data that pages of others may fetch and check, because everybody is
 * given the same.
 */
export function statisticsHeaders(hstsSeconds: number): (response: ServerResponse) => void {
  const set = headersOf({
    ...sharedOptions,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: hsts(hstsSeconds),
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
      },
    },
  });
  return (response) => {
    set(response);
    response.setHeader('Access-Control-Allow-Origin', '*');
  };
}

const permissionsPolicy = refusedFeatures.map((feature) => `${feature}=()`).join(', ');

function always(options: HelmetOptions): RequestHandler {
  const set = headersOf(options);
  return (_request, response, next) => {
    set(response);
    next();
  };
}

/** Nothing that helmet sets depends on the request: it is asked once, and not by every answer again. */
function headersOf(options: HelmetOptions): (response: ServerResponse) => void {
  const request = new IncomingMessage(new Socket());
  const sample = new ServerResponse(request);
  helmet(options)(request, sample, (error) => {
    if (error !== undefined) throw new Error('Helmet refused its options.', { cause: error });
  });
  sample.setHeader('Permissions-Policy', permissionsPolicy);
  const headers = Object.entries(sample.getHeaders());
  return (response) => {
    for (const [name, value = ''] of headers) response.setHeader(name, value);
  };
}

function hsts(seconds: number): false | { maxAge: number; includeSubDomains: boolean } {
  return seconds === 0 ? false : { maxAge: seconds, includeSubDomains: false };
}
