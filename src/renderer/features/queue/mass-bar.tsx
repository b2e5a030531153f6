import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_MASS } from '../../../contract/mass.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount } from '../../ui/format.ts';
import { AssignDialog, ReleaseDialog } from '../hold/assign-dialog.tsx';
import classes from './queue-page.module.css';
import type { Marked } from './use-marked.ts';

const dialogs = { assign: AssignDialog, release: ReleaseDialog };
const actions = [
  { name: 'assign', keys: 'A' },
  { name: 'release', keys: 'R' },
] as const;

/** What can be done to the selected cases together. */
export function MassBar({ marked }: { readonly marked: Marked }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<keyof typeof dialogs | null>(null);
  const { size } = marked.ids;
  const off = size === 0 ? t('mass.pickFirst') : null;
  useKeys([
    { keys: 'mod+A', labelKey: 'mass.markAll', scope: 'queue', disabled: open !== null, run: marked.all },
    {
      keys: 'Escape',
      labelKey: 'mass.clear',
      scope: 'queue',
      disabled: size === 0 || open !== null,
      run: marked.clear,
    },
    ...actions.map(({ name, keys }) => ({
      keys,
      labelKey: `mass.${name}.short` as const,
      scope: 'queue' as const,
      disabled: size === 0 || open !== null,
      run: () => {
        setOpen(name);
      },
    })),
  ]);
  const Dialog = open === null ? null : dialogs[open];
  return (
    <div className={classes.mass}>
      <span role="status" className={size === 0 ? undefined : classes.marked}>
        {size === 0 ? t('mass.none') : t('mass.selected', { n: formatCount(size) })}
        {marked.capped && ` ${t('mass.most', { n: formatCount(MOST_MASS) })}`}
      </span>
      {actions.map(({ name, keys }) => (
        <ActionButton
          key={name}
          size="compact-xs"
          variant="default"
          keys={keys}
          offBecause={off}
          onClick={() => {
            setOpen(name);
          }}
        >
          {t(`mass.${name}.short`)}
        </ActionButton>
      ))}
      {Dialog !== null && (
        <Dialog
          caseIds={[...marked.ids]}
          onClose={(touched) => {
            setOpen(null);
            if (touched) marked.clear();
          }}
        />
      )}
    </div>
  );
}
