import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { contentType } from './content-type.ts';
import { isDeskUrl } from './desk-origin.ts';
import { RESPONSE_HEADERS } from './response-headers.ts';

/**
 * Answers `app://desk/…` from the folder of the built screens and from nowhere else. A path is refused before the disk
 * is touched when any part of it could lead out, and after links are resolved when it did.
 */
export function serveDesk(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isDeskUrl(request.url)) return answer(403);
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, { allow: 'GET, HEAD' });
    const path = readPath(new URL(request.url).pathname);
    if (path === undefined) return answer(403);
    const file = await fileInside(folder, path);
    if (file === 'outside') return answer(403);
    if (file === 'missing') return answer(404);
    const headers = { 'content-type': contentType(file.name), 'content-length': String(file.bytes.length) };
    return answer(200, headers, request.method === 'HEAD' ? null : file.bytes);
  };
}

type Found = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | 'outside' | 'missing';

async function fileInside(folder: string, path: string): Promise<Found> {
  try {
    const root = await realpath(folder);
    const name = await realpath(join(root, path));
    if (!name.startsWith(root + sep)) return 'outside';
    return { name, bytes: new Uint8Array(await readFile(name)) };
  } catch (error) {
    if (isAbsence(error)) return 'missing';
    throw error;
  }
}

function isAbsence(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ENAMETOOLONG';
}

/** A relative path below the folder, or undefined for one that must not be asked for. */
function readPath(pathname: string): string | undefined {
  const decoded = decode(pathname);
  if (decoded === undefined || /[\\:\0]/.test(decoded)) return undefined;
  const parts = decoded.split('/').filter((part) => part !== '');
  if (parts.some((part) => part.startsWith('.'))) return undefined;
  // The screens route behind the #, so there is one page and every other path is a file.
  return parts.length === 0 ? 'index.html' : parts.join('/');
}

/** Once: what is still encoded afterwards is part of a name. */
function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

function answer(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: Uint8Array<ArrayBuffer> | null = null,
): Response {
  return new Response(body, { status, headers: { ...RESPONSE_HEADERS, ...headers } });
}
