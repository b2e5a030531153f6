import { VisuallyHidden } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../contract/cases.ts';
import type { PairView } from '../../../contract/duplicates.ts';
import { CaseLink } from '../../ui/case-link.tsx';
import { type ComparisonRow, comparisonGroups, comparisonRows } from './comparison-rows.ts';
import { DocumentRows } from './document-rows.tsx';
import classes from './duplicates.module.css';
import { inOrder } from './in-order.ts';
import { type TextPart, textDifference } from './text-difference.ts';

/** Two cases side by side; the characters in which a value differs are marked. */
export function ComparisonTable({ pair }: { readonly pair: PairView }) {
  const { t } = useTranslation();
  const sides = inOrder(pair.low, pair.high);
  const isTurned = sides[0] === pair.high;
  const rows = comparisonRows(pair, t);
  return (
    <table className={classes.compare}>
      <colgroup>
        <col className={classes.label} />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr>
          <td />
          {sides.map((view) => (
            <SideHead key={view.caseId} view={view} />
          ))}
        </tr>
      </thead>
      <tbody>
        {comparisonGroups.map((group) => {
          const inGroup = rows.filter((row) => row.group === group);
          if (inGroup.length === 0) return null;
          return (
            <Fragment key={group}>
              <tr className={classes.group}>
                <th scope="rowgroup" colSpan={3}>
                  {t(`duplicates.compare.group.${group}`)}
                </th>
              </tr>
              {inGroup.map((row) => (
                <Row key={row.label} row={isTurned ? { ...row, low: row.high, high: row.low } : row} />
              ))}
            </Fragment>
          );
        })}
        <DocumentRows sides={sides} />
      </tbody>
    </table>
  );
}

function SideHead({ view }: { readonly view: CaseView }) {
  return (
    <th scope="col">
      <CaseLink caseId={view.caseId}>{view.caseNo}</CaseLink> {view.content.members[0]?.name}
    </th>
  );
}

function Row({ row }: { readonly row: ComparisonRow }) {
  const { label, low, high } = row;
  const isSame = low.join('\n') === high.join('\n');
  return (
    <tr data-same={isSame}>
      <th scope="row">{label}</th>
      <Side lines={low} other={high} row={row} side={0} />
      <Side lines={high} other={low} row={row} side={1} />
    </tr>
  );
}

interface SideProps {
  readonly lines: readonly string[];
  readonly other: readonly string[];
  readonly row: ComparisonRow;
  readonly side: 0 | 1;
}

function Side({ lines, other, row: { group, isWhole = false }, side }: SideProps) {
  const { t } = useTranslation();
  if (lines.length === 0) {
    const none = group === 'household' ? 'duplicates.compare.notThere' : 'duplicates.compare.empty';
    return <td className={classes.none}>{t(none)}</td>;
  }
  return (
    <td>
      {lines.map((line, place) => {
        const counterpart = other[place];
        const parts: readonly TextPart[] =
          counterpart === undefined || (isWhole && counterpart !== line)
            ? [{ text: line, differs: other.length > 0 }]
            : side === 0
              ? textDifference(line, counterpart)[0]
              : textDifference(counterpart, line)[1];
        return (
          <div key={place}>
            <Parts parts={parts} />
          </div>
        );
      })}
    </td>
  );
}

/** Marked by ground and line under it, and said to the ear once a line. */
function Parts({ parts }: { readonly parts: readonly TextPart[] }) {
  const { t } = useTranslation();
  return (
    <>
      {parts.map(({ text, differs }, place) =>
        differs ? <mark key={place}>{text}</mark> : <Fragment key={place}>{text}</Fragment>,
      )}
      {parts.some(({ differs }) => differs) && <VisuallyHidden>{t('duplicates.compare.differs')}</VisuallyHidden>}
    </>
  );
}
