import { Tooltip } from '@mantine/core';
import type { TFunction } from 'i18next';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckCellView, CheckMatrixView } from '../../../contract/checks.ts';
import { type CheckSource, authorityOf } from '../../../domain/agency-check/source.ts';
import { relationWord } from '../../ui/code-words.ts';
import { cellLooks } from './cell-look.ts';
import { type CellPlace, consentedSources, refusalTo } from './use-checks.ts';
import classes from './checks.module.css';

interface CheckMatrixProps {
  readonly matrix: CheckMatrixView;
  readonly open: CellPlace | null;
  readonly onOpen: (cell: CellPlace) => void;
  readonly onConsent: (person: string) => void;
}

/** Registries down the side, people across: a household has few people and many registries. Arrows go from cell to cell. */
export function CheckMatrix({ matrix, open, onOpen, onConsent }: CheckMatrixProps) {
  const { t } = useTranslation();
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const row = clamp(at.row + step[0], matrix.sources.length);
    const column = clamp(at.column + step[1], matrix.people.length);
    setAt({ row, column });
    grid.current?.querySelector<HTMLElement>(`[data-cell="${String(row)}-${String(column)}"]`)?.focus();
  };
  return (
    <div className={classes.scroller}>
      <table
        ref={grid}
        className={classes.matrix}
        style={{ minWidth: SOURCES_WIDE + PERSON_WIDE * matrix.people.length }}
        role="grid"
        aria-label={t('checks.grid')}
        onKeyDown={move}
      >
        <thead>
          <tr>
            <td />
            {matrix.people.map((person) => (
              <PersonHead key={person.person} matrix={matrix} person={person} onConsent={onConsent} />
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.sources.map(({ source, configured, circuit }, row) => (
            <tr key={source}>
              <th scope="row" className={classes.source}>
                {t(`checks.source.${source}`)}
                <span className={classes.authority}>
                  {t(`checks.authority.${authorityOf[source]}`)}
                  {!configured && ` · ${t('checks.line.absent')}`}
                  {configured && circuit !== 'closed' && ` · ${t(`checks.line.${circuit}`)}`}
                </span>
              </th>
              {matrix.people.map(({ person, name }, column) => (
                <Cell
                  key={person}
                  cell={cellAt(matrix, person, source)}
                  name={name}
                  place={{ row, column }}
                  isCurrent={at.row === row && at.column === column}
                  isOpen={open?.person === person && open.source === source}
                  onOpen={() => {
                    setAt({ row, column });
                    onOpen({ person, source });
                  }}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Four people fit beside the papers of a small screen; larger households scroll. */
const SOURCES_WIDE = 104;
const PERSON_WIDE = 104;

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function clamp(place: number, count: number): number {
  return Math.max(0, Math.min(count - 1, place));
}

function cellAt(matrix: CheckMatrixView, person: string, source: CheckSource): CheckCellView | undefined {
  return matrix.cells.find((cell) => cell.person === person && cell.source === source);
}

interface PersonHeadProps extends Pick<CheckMatrixProps, 'matrix' | 'onConsent'> {
  readonly person: CheckMatrixView['people'][number];
}

/** Who, and what of theirs may be asked: no consent, no request (PRH-03). */
function PersonHead({ matrix, person, onConsent }: PersonHeadProps) {
  const { t } = useTranslation();
  const opened = consentedSources(matrix, person);
  const open = person.needed.filter((source) => opened.has(source)).length;
  const until = person.consents
    .filter(({ withdrawnOn }) => withdrawnOn === null)
    .reduce((last, consent) => (consent.until > last ? consent.until : last), '');
  const words =
    open === 0
      ? t('checks.consent.none')
      : open < person.needed.length
        ? t('checks.consent.partly', { n: open, of: person.needed.length })
        : t('checks.consent.until', { day: until });
  const openDialog = (): void => {
    onConsent(person.person);
  };
  return (
    <th scope="col" className={classes.person}>
      {person.name}
      <span className={classes.relation}> {relationWord(person.relation, t)}</span>
      {open === 0 ? (
        <>
          <span className={classes.without}>{words}</span>
          {refusalTo(matrix, 'record-consent') === null && (
            <button type="button" className={classes.consent} data-tone="ask" onClick={openDialog}>
              {t('checks.consent.record')}
            </button>
          )}
        </>
      ) : (
        <Tooltip label={t('checks.consent.of', { name: person.name })}>
          <button
            type="button"
            className={classes.consent}
            data-tone={open === person.needed.length ? 'done' : 'due'}
            onClick={openDialog}
          >
            {words}
          </button>
        </Tooltip>
      )}
    </th>
  );
}

interface CellProps {
  readonly cell: CheckCellView | undefined;
  readonly name: string;
  readonly place: { readonly row: number; readonly column: number };
  readonly isCurrent: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function Cell({ cell, name, place, isCurrent, isOpen, onOpen }: CellProps) {
  const { t } = useTranslation();
  if (cell === undefined) return <td />;
  const { icon: Icon, tone } = cellLooks[cell.state];
  const word = t(`checks.state.${cell.state}`);
  const age = ageWords(cell, t);
  const label = `${name} · ${t(`checks.source.${cell.source}`)} · ${word}${age === '' ? '' : ` · ${age}`}`;
  return (
    <td role="gridcell" aria-selected={isOpen}>
      <button
        type="button"
        className={classes.cell}
        data-cell={`${String(place.row)}-${String(place.column)}`}
        data-tone={tone}
        data-state={cell.state}
        data-open={isOpen}
        tabIndex={isCurrent ? 0 : -1}
        aria-label={label}
        onClick={onOpen}
      >
        <Icon size={15} aria-hidden className={cell.state === 'asked' ? classes.turning : undefined} />
        <span className={classes.word}>{word}</span>
        {age !== '' && <span className={classes.age}>{age}</span>}
      </button>
    </td>
  );
}

/** How old the answer is, and until when it counts. */
function ageWords(cell: CheckCellView, t: TFunction): string {
  if (cell.evidence === null || cell.ageDays === null || cell.validUntil === null) return '';
  const age = cell.ageDays <= 0 ? t('checks.today') : t('checks.age', { n: cell.ageDays });
  const until =
    cell.state === 'stale'
      ? t('checks.expiredShort', { day: cell.validUntil.slice(5) })
      : t('checks.untilShort', { day: cell.validUntil.slice(5) });
  return `${age} · ${until}`;
}
