import { Outlet } from '@tanstack/react-router';
import classes from './conflict.module.css';
import { ConflictList } from './conflict-list.tsx';

/** The list stays while one after the other is settled beside it. */
export function ConflictsPage() {
  return (
    <div className={classes.page}>
      <ConflictList />
      <div className={classes.detail}>
        <Outlet />
      </div>
    </div>
  );
}
