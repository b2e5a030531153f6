import { useTranslation } from 'react-i18next';
import type { WaitingEntry, WaitingView } from '../../../contract/waitlist.ts';
import { ConfidenceBadge } from '../policy/confidence-badge.tsx';
import { factorValue, groupWords } from './waiting-words.ts';
import classes from './waitlist.module.css';

interface OrderDetailsProps {
  readonly entry: WaitingEntry;
  readonly order: NonNullable<WaitingView['order']>;
}

/** By what the list is ordered and what this household has of it, so that a place can be explained and disputed (PI-09). */
export function OrderDetails({ entry, order }: OrderDetailsProps) {
  const { t } = useTranslation();
  const { tiers, tier, score, tieBreak } = order;
  const { groups } = entry.standing;
  return (
    <>
      <h3 className={classes.under}>{t('waiting.orderTitle')}</h3>
      <ul className={classes.order}>
        <li>
          {t('waiting.place.policy', { policy: order.policy, order: t(`waiting.order.${order.order}`) })}
          {score !== null && ` · ${t('waiting.place.scoredOn', { on: order.on })}`}{' '}
          <ConfidenceBadge confidence={order.confidence} />
          <div className={classes.quiet}>{t('waiting.source', { source: order.source })}</div>
        </li>
        <li>
          <b>{tier === null ? t('waiting.noTier') : t('waiting.tier', { n: tier })}</b>
          {' · '}
          {groups.length === 0 ? t('waiting.noGroups') : t('waiting.ownGroups', { groups: groupWords(groups, t) })}
          {tiers.map((members, index) => (
            <div key={index} className={classes.quiet}>
              {t('waiting.tierGroups', { n: index + 1, groups: groupWords(members, t) })}
            </div>
          ))}
        </li>
        {order.order === 'lottery' && (
          <li>
            <b>{entry.drawn === null ? t('waiting.noNumber') : t('waiting.drawnNumber', { ...entry.drawn })}</b>
          </li>
        )}
        {score !== null && <Score score={score} />}
        {tieBreak.length > 0 && (
          <li>{t('waiting.chain', { chain: tieBreak.map((by) => t(`policy.code.${by}`)).join(' → ') })}</li>
        )}
      </ul>
    </>
  );
}

function Score({ score }: { readonly score: NonNullable<NonNullable<WaitingView['order']>['score']> }) {
  const { t } = useTranslation();
  return (
    <li>
      <b>{t('waiting.pointsOf', score)}</b>
      <table className={classes.score}>
        <tbody>
          {score.factors.map((factor) => (
            <tr key={factor.factor}>
              <td>{t(`waiting.factor.${factor.factor}`)}</td>
              <td>{factorValue(factor, t)}</td>
              <td className="number">
                {factor.unscored ? (
                  <span className={classes.quiet}>{t('waiting.unscored')}</span>
                ) : (
                  t('waiting.points', { points: factor.points })
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </li>
  );
}
