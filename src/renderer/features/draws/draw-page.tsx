import { Badge, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawView } from '../../../contract/draws.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { CeremonySteps } from './ceremony-steps.tsx';
import { ContributionPart } from './contribution-part.tsx';
import { DrawBar } from './draw-bar.tsx';
import { DrawLog } from './draw-log.tsx';
import { RehearsalBadge } from './draws-page.tsx';
import { ObjectionPart } from './draw-objections.tsx';
import { PublishedFiles } from './published-files.tsx';
import { ResultPart } from './result-part.tsx';
import { SelfCheckPart } from './self-check-part.tsx';
import { SignaturePart } from './signature-part.tsx';
import { type GivenCommand, grouped } from './use-draw.ts';
import classes from './draws.module.css';
import looks from '../../ui/looks.module.css';

const route = getRouteApi('/desk/draws/$drawId');

/** The ceremony of one draw: its steps at the left, one main action, who signed, and the log. */
export function DrawPage() {
  const { drawId } = route.useParams();
  const { data: view, error } = useQuery(orpc.draws.get.queryOptions({ input: { drawId } }));
  if (view !== undefined) return <Ceremony key={drawId} view={view} />;
  if (error !== null) return <ProblemNote error={error} />;
  return <Skeleton height="100%" animate={false} />;
}

function Ceremony({ view }: { readonly view: DrawView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [done, setDone] = useState<GivenCommand | null>(null);
  const { drawId, status } = view;
  const hall = (): void => {
    openHall(drawId);
  };
  const back = (): void => void navigate({ to: '/draws' });
  useKeys([
    { keys: 'H', labelKey: 'draws.hall.open', scope: 'draw', run: hall },
    { keys: 'Escape', labelKey: 'draws.back', scope: 'draw', run: back },
  ]);
  const hasResult = view.seed !== null;
  return (
    <article className={looks.page}>
      <div className={looks.head}>
        <h1 className={classes.title}>{view.title}</h1>
        {view.rehearsal && <RehearsalBadge />}
        <Badge variant="default" radius="sm" size="lg" tt="none">
          {t(`draws.status.${status}`)}
        </Badge>
        <span>{t('draws.size', { households: formatCount(view.households), units: formatCount(view.units) })}</span>
        <span className={looks.spread} />
        <ActionButton size="xs" variant="default" keys="H" onClick={hall}>
          {t('draws.hall.open')}
        </ActionButton>
        <ActionButton size="xs" variant="default" keys="Escape" onClick={back}>
          {t('draws.back')}
        </ActionButton>
      </div>
      <div className={classes.columns}>
        <CeremonySteps view={view} />
        <div className={classes.main}>
          <DrawBar view={view} onDone={setDone} />
          <div role="status" className={looks.done}>
            {done !== null && t('draws.done', { command: t(`draws.command.${done}`) })}
          </div>
          <Warnings view={view} />
          <Fingerprints view={view} />
          {status !== 'voided' && !hasResult && <ContributionPart view={view} onDone={setDone} />}
          {hasResult && <ResultPart view={view} />}
          {hasResult && <SignaturePart view={view} />}
          {(view.publishedOn !== null || view.objections.length > 0) && <ObjectionPart view={view} onDone={setDone} />}
          {hasResult && <PublishedFiles view={view} />}
          {hasResult && <SelfCheckPart view={view} />}
          <DrawLog view={view} />
        </div>
      </div>
    </article>
  );
}

/** A window of its own, for the second screen. */
function openHall(drawId: string): void {
  if (window.anju === undefined) window.open(`${window.location.pathname}#/hall/${drawId}`, 'anju-hall');
  else window.anju.openHall(drawId);
}

function Warnings({ view }: { readonly view: DrawView }) {
  const { t } = useTranslation();
  const isOther = view.running.hash !== view.frozen.program.hash;
  const isUnderWay = view.drawnAt === null && view.voided === null;
  return (
    <>
      {view.rehearsal && <Note tone="due">{t('draws.rehearsalNote')}</Note>}
      {view.voided !== null && (
        <Note tone="late">
          {t('draws.voidedNote', {
            day: view.voided.on,
            by: view.voided.byName,
            second: view.voided.secondByName,
            reason: view.voided.reason,
          })}
        </Note>
      )}
      {isUnderWay && isOther && <Note tone="due">{t('draws.otherProgram')}</Note>}
      {view.refusedAttempts > 0 && <Note tone="due">{t('draws.attempts', { n: view.refusedAttempts })}</Note>}
    </>
  );
}

/** What is read out in the hall and stands on the notice board. */
function Fingerprints({ view }: { readonly view: DrawView }) {
  const { t } = useTranslation();
  const lines = [
    ['plan', view.planHash],
    ['roster', view.rosterRoot],
    ['units', view.unitRoot],
    ['seed', view.seed],
    ['result', view.resultHash],
    ['previous', view.previous],
  ] as const;
  return (
    <section className={looks.part} aria-labelledby="draw-fingerprints">
      <h2 id="draw-fingerprints" className={looks.partTitle}>
        {t('draws.fingerprints')}
      </h2>
      <dl className={classes.facts}>
        {lines.map(
          ([name, hash]) =>
            hash !== null && (
              <div key={name}>
                <dt>{t(`draws.fingerprint.${name}`)}</dt>
                <dd className={classes.mono}>{grouped(hash)}</dd>
              </div>
            ),
        )}
        <div>
          <dt>{t('draws.program')}</dt>
          <dd className={classes.mono}>
            {view.running.version} · {view.running.hash.slice(0, 16)}
          </dd>
        </div>
      </dl>
    </section>
  );
}
