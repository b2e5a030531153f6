import { config } from 'zod';

// zod would compile its checks with `new Function`, which the page's Content-Security-Policy forbids. It looks when the
// first schema is made, so this comes before everything that makes one.
config({ jitless: true });

await import('./start.tsx');
