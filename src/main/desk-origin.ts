/** The screens are a place of their own, not a file and not a website: `app://desk/`. */
export const DESK_SCHEME = 'app';
const DESK_HOST = 'desk';
export const DESK_ORIGIN = `${DESK_SCHEME}://${DESK_HOST}`;
export const DESK_URL = `${DESK_ORIGIN}/`;

/** Whether an address is one of our own pages. Node gives `origin` of own schemes as "null", so the parts are read. */
export function isDeskUrl(address: string): boolean {
  const url = parseUrl(address);
  return (
    url !== undefined &&
    url.protocol === `${DESK_SCHEME}:` &&
    url.host === DESK_HOST &&
    url.username === '' &&
    url.password === ''
  );
}

/** Whether a page of ours may load this: itself, and what it made itself. Nothing comes from a network. */
export function isLocalResource(address: string): boolean {
  if (address.startsWith('blob:')) return isDeskUrl(address.slice('blob:'.length));
  return address.startsWith('data:') || isDeskUrl(address);
}

function parseUrl(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}
