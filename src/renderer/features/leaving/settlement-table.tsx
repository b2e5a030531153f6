import { useTranslation } from 'react-i18next';
import type { Settlement } from '../../../domain/leaving/record.ts';
import { formatYuan } from '../../ui/format.ts';
import lease from '../lease/lease.module.css';

/** What a settlement comes to. */
export function SettlementTable({ settlement }: { readonly settlement: Settlement }) {
  const { t } = useTranslation();
  const { heldFen, setOffFen, owedFen, depositFen, aheadFen } = settlement;
  const figures = { heldFen, setOffFen, depositFen, aheadFen, owedFen };
  return (
    <dl className={lease.figures} aria-label={t('leaving.settlement.title')}>
      {(Object.keys(figures) as readonly (keyof typeof figures)[]).map((name) => (
        <div key={name}>
          <dt>{t(`leaving.settlement.${name}`)}</dt>
          <dd>{formatYuan(figures[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
