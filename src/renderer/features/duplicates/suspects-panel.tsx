import { Anchor, Badge, Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Suspect, SuspectOfCase } from '../../../contract/duplicates.ts';
import type { CaseId } from '../../../kernel/ids.ts';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './duplicates.module.css';
import { ReasonBadges, Score } from './reason-badges.tsx';

/** The cases that look like this one; the first that can be compared has the focus, so that Enter opens it. */
export function SuspectsPanel({ caseId, onClose }: { readonly caseId: CaseId; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const { data, error } = useQuery(orpc.duplicates.ofCase.queryOptions({ input: { caseId } }));
  useEffect(() => {
    list.current?.querySelector('a')?.focus();
  }, [data?.length]);
  return (
    <section className={classes.panel} aria-label={t('duplicates.panel.title')}>
      <div className={classes.panelHead}>
        <h2>{t('duplicates.panel.title')}</h2>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t('duplicates.panel.close')}
        </Button>
      </div>
      <ProblemNote error={error} />
      {data === undefined && error === null && <Skeleton height={80} mt="sm" animate={false} />}
      {data?.length === 0 && <p className={classes.quiet}>{t('duplicates.panel.none')}</p>}
      <ul ref={list} className={classes.suspects}>
        {data?.map((suspect) => (
          <li key={suspect.caseId}>
            <SuspectLine suspect={suspect}>
              <Standing suspect={suspect} />
              {suspect.isInReach && (
                <Anchor
                  fz="inherit"
                  renderRoot={(props) => (
                    <Link to="/duplicates/$one/$other" params={{ one: caseId, other: suspect.caseId }} {...props} />
                  )}
                >
                  {t('duplicates.open')}
                </Anchor>
              )}
            </SuspectLine>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Standing({ suspect: { outcome, hasEnded, isInReach } }: { readonly suspect: SuspectOfCase }) {
  const { t } = useTranslation();
  if (outcome !== null) {
    return (
      <Badge variant="light" color="gray" radius="sm" tt="none">
        {t(`duplicates.outcome.${outcome}`)}
      </Badge>
    );
  }
  if (hasEnded) return <span className={classes.quiet}>{t('duplicates.panel.ended')}</span>;
  return isInReach ? null : <span className={classes.quiet}>{t('duplicates.panel.elsewhere')}</span>;
}

interface SuspectLineProps {
  readonly suspect: Suspect;
  readonly children?: React.ReactNode;
}

/** Which case, where, and why. */
export function SuspectLine({ suspect, children }: SuspectLineProps) {
  const { t } = useTranslation();
  const { caseNo, applicantName, streetName, status, score, reasons } = suspect;
  return (
    <>
      <div className={classes.suspectLine}>
        <Score score={score} />
        <span>
          {caseNo} <strong>{applicantName}</strong>
        </span>
        <span className={classes.quiet}>
          {t('duplicates.at', { street: streetName, status: t(`status.${status}`) })}
        </span>
        {children}
      </div>
      <ReasonBadges reasons={reasons} />
    </>
  );
}
