import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Gate } from '../../../domain/allocation/gates.ts';
import { formatCount } from '../../ui/format.ts';
import { gateWords } from '../../ui/gate-words.ts';
import classes from './plans.module.css';
import looks from '../../ui/looks.module.css';

/** Every open gate in words, with the households that it names. */
export function GateList({ planId, gates }: { readonly planId: string; readonly gates: readonly Gate[] }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.gates}>
      {gates.map((gate) => (
        <li key={gate.code} className={classes.gate}>
          {gateWords(gate, t)}
          {'cases' in gate && (
            <div className={classes.links}>
              {gate.cases.map(({ caseId, caseNo, name }) => (
                <Link key={caseId} to="/case/$caseId" params={{ caseId }} search={{}}>
                  {caseNo} {name}
                </Link>
              ))}
              {gate.count > gate.cases.length && (
                <span className={looks.quiet}>
                  {t('plans.gate.more', { n: formatCount(gate.count - gate.cases.length) })}
                </span>
              )}
              {gate.code === 'review-unfinished' && (
                <Link to="/plans/$planId" params={{ planId }} search={{ tab: 'review' }}>
                  {t('plans.tabs.review')}
                </Link>
              )}
            </div>
          )}
          {'units' in gate && <div className={classes.links}>{gate.units.join(t('case.comma'))}</div>}
        </li>
      ))}
    </ul>
  );
}
