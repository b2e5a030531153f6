/** What the page may load, in Electron and in the browser alike: itself, its own desk, and pictures from memory. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // Mantine sets custom properties in style attributes and writes <style> elements.
  "style-src 'self' 'unsafe-inline'",
  // Scanned documents come as an answer of the desk and are shown from memory.
  "img-src 'self' blob: data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
