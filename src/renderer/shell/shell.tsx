import { Outlet } from '@tanstack/react-router';
import { useKeyListener } from './key-listener.ts';

/** The bar above, the queues at the side, the page between. */
export function Shell() {
  useKeyListener(false);
  return (
    <main>
      <Outlet />
    </main>
  );
}
