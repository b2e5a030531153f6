import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sectionElementId } from './form-section.tsx';
import classes from './intake.module.css';
import { type SectionId, type SectionState, sectionIds } from './sections.ts';

/** The sections with what each still lacks; a click goes there and puts the cursor into its first field. */
export function SectionNav({ states }: { states: ReadonlyMap<SectionId, SectionState> }) {
  const { t } = useTranslation();
  const current = useCurrentSection();
  return (
    <nav className={classes.nav} aria-label={t('intake.sections')}>
      {sectionIds.map((id) => (
        <button
          key={id}
          type="button"
          className={classes.navItem}
          aria-current={id === current ? 'step' : undefined}
          onClick={() => {
            goToSection(id);
          }}
        >
          <span>{t(`intake.section.${id}`)}</span>
          <StateMark state={states.get(id) ?? { kind: 'empty' }} />
        </button>
      ))}
    </nav>
  );
}

function StateMark({ state }: { state: SectionState }) {
  const { t } = useTranslation();
  const words = state.kind === 'open' ? t('intake.state.open', { n: state.problems }) : t(`intake.state.${state.kind}`);
  return (
    <span className={`${classes.state ?? ''} ${classes[state.kind] ?? ''}`} title={words} role="img" aria-label={words}>
      {state.kind === 'open' && state.problems}
      {state.kind === 'complete' && <IconCircleCheck size={18} />}
      {state.kind === 'empty' && '—'}
    </span>
  );
}

export function goToSection(id: SectionId): void {
  const section = document.getElementById(sectionElementId(id));
  section?.scrollIntoView({ block: 'start' });
  const first = section?.querySelector<HTMLElement>('input:not([type=file]), select, textarea, h2 ~ button, h2');
  first?.focus({ preventScroll: true });
}

/** The section before or after the one in which the cursor stands. */
export function goBySections(step: 1 | -1): void {
  const inside = document.activeElement?.closest('section[id^=section-]');
  const at = sectionIds.findIndex((id) => sectionElementId(id) === inside?.id);
  const next = sectionIds[at === -1 ? 0 : at + step];
  if (next !== undefined) goToSection(next);
}

/** The section that stands nearest to the top of the page. */
function useCurrentSection(): SectionId {
  const [current, setCurrent] = useState<SectionId>('basis');
  useEffect(() => {
    const seen = new Map<string, boolean>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) seen.set(entry.target.id, entry.isIntersecting);
        const first = sectionIds.find((id) => seen.get(sectionElementId(id)) === true);
        if (first !== undefined) setCurrent(first);
      },
      { rootMargin: '-120px 0px -40% 0px' },
    );
    for (const id of sectionIds) {
      const section = document.getElementById(sectionElementId(id));
      if (section !== null) observer.observe(section);
    }
    return () => {
      observer.disconnect();
    };
  }, []);
  return current;
}
