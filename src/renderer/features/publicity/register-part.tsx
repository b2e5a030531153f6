import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { PlainTable } from './plain-table.tsx';
import classes from './publicity.module.css';

/** PRH-07: who is registered as waiting is public. */
export function RegisterPart() {
  const { t } = useTranslation();
  const { data, error, isPending } = useQuery(orpc.publicity.register.queryOptions());
  if (isPending) return <Skeleton height={320} animate={false} />;
  if (error !== null) return <ProblemNote error={error} />;
  const { total, table, title } = data;
  return (
    <section className={classes.part}>
      <div className={classes.rule}>
        <h2 className={classes.partTitle} lang="zh-CN">
          {title}
        </h2>
        <span className={classes.quiet}>{t('publicity.register.total', { n: formatCount(total) })}</span>
        {table.rows.length < total && (
          <span className={classes.quiet}>{t('publicity.register.shown', { n: formatCount(table.rows.length) })}</span>
        )}
        <span className={classes.spread} />
        <ExportButtons
          number={t('publicity.export.register')}
          offBecause={total === 0 ? t('publicity.empty.register') : null}
          read={(format) => client.publicity.exportRegister({ format })}
        />
      </div>
      {total === 0 ? <p className={classes.quiet}>{t('publicity.empty.register')}</p> : <PlainTable {...table} />}
    </section>
  );
}
