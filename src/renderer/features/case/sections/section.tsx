import { Anchor, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentType } from '../../../../domain/application/document.ts';
import { usePapers } from '../papers.ts';
import classes from './section.module.css';

interface SectionProps {
  readonly title: string;
  /** Set beside the title: the sums of what is below. */
  readonly summary?: ReactNode;
  /** What proves this part: the viewer jumps there. */
  readonly papers?: readonly DocumentType[];
  readonly children: ReactNode;
}

/** One part of the application, to fold away. */
export function Section({ title, summary, papers = [], children }: SectionProps) {
  return (
    <details open className={classes.section}>
      <summary className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {summary !== undefined && <span className={classes.summary}>{summary}</span>}
      </summary>
      {children}
      <PaperLinks types={papers} />
    </details>
  );
}

function PaperLinks({ types }: { readonly types: readonly DocumentType[] }) {
  const { t } = useTranslation();
  const { has, show } = usePapers();
  const present = types.filter(has);
  if (present.length === 0) return null;
  return (
    <Group gap="sm" mt={4} fz={12}>
      <span className={classes.quiet}>{t('case.section.papers')}</span>
      {present.map((type) => (
        <Anchor
          key={type}
          component="button"
          type="button"
          fz={12}
          onClick={() => {
            show(type);
          }}
        >
          {t(`documentType.${type}`)}
        </Anchor>
      ))}
    </Group>
  );
}

/** The third is what proves the value: its label is then the way to that page. */
export type Fact = readonly [label: string, value: ReactNode, papers?: readonly DocumentType[]];

/** Labels and values, two pairs a line where the width allows. */
export function Facts({ rows }: { readonly rows: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {rows.map(([label, value, papers = []]) => (
        <div key={label} className={classes.fact}>
          <dt>
            <FactLabel label={label} papers={papers} />
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function FactLabel({ label, papers }: { readonly label: string; readonly papers: readonly DocumentType[] }) {
  const { has, show } = usePapers();
  const paper = papers.find(has);
  if (paper === undefined) return label;
  return (
    <button
      type="button"
      className={classes.jump}
      onClick={() => {
        show(paper);
      }}
    >
      {label} ▸
    </button>
  );
}

export function Nothing() {
  const { t } = useTranslation();
  return <p className={classes.nothing}>{t('case.none')}</p>;
}
