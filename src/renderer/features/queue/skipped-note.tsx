import { useTranslation } from 'react-i18next';
import type { NextTold } from '../../routes/sitting.ts';
import { useTold } from '../../routes/sitting.ts';

/** What was passed over on the way to the case in front, by its reasons; nothing where nothing was. */
export function SkippedNote({ className }: { readonly className?: string | undefined }) {
  const { t } = useTranslation();
  const told = useTold();
  if (told === null) return null;
  const why = reasonsOf(told).map(({ reason, n }) => t(`hold.skipped.${reason}`, { n }));
  const parts = [
    ...(told.found ? [] : [t('hold.skipped.none', { rule: t(`settings.nextCase.${told.rule}`) })]),
    ...(why.length === 0 ? [] : [t('hold.skipped.title', { n: sumOf(told), why: why.join(t('case.comma')) })]),
    ...(told.more ? [t('hold.skipped.more')] : []),
  ];
  if (parts.length === 0) return null;
  return (
    <span role="status" className={className}>
      {parts.join(' ')}
    </span>
  );
}

function reasonsOf({ skipped }: NextTold) {
  return (['held', 'barred', 'passed'] as const)
    .map((reason) => ({ reason, n: skipped[reason] }))
    .filter(({ n }) => n > 0);
}

function sumOf({ skipped: { held, barred, passed } }: NextTold): number {
  return held + barred + passed;
}
