import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveFile } from '../../ui/save-file.ts';
import letters from '../letters/letter.module.css';
import { usePrintTools } from './print-tools.tsx';
import { TenantCopySheet } from './tenant-copy-sheet.tsx';
import classes from './tenant-copy.module.css';

const route = getRouteApi('/lease/$leaseId/tenant-copy');

/** The lease as its tenant sees it in the city's app, as wide as a telephone; on A4 when printed; as JSON for the app. */
export function TenantCopyPage() {
  const { leaseId } = route.useParams();
  const { t, i18n } = useTranslation();
  const { data: copy, error } = useQuery(orpc.leases.tenantCopy.queryOptions({ input: { leaseId } }));
  const isThere = copy !== undefined && copy !== null;
  const { large, problem, tools } = usePrintTools(leaseId, 'tenant-copy', isThere);
  const save = (): void => {
    if (!isThere) return;
    const name = `${i18n.getFixedT('zh')('lease.copy.title')} ${copy.leaseNo}.json`;
    saveFile(name, new Blob([JSON.stringify(copy, null, 2)], { type: 'application/json' }));
  };
  useKeys([
    { keys: 'mod+S', labelKey: 'lease.copy.save', scope: 'letter', inFields: true, disabled: !isThere, run: save },
  ]);
  return (
    <main className={letters.page}>
      {tools}
      <ProblemNote error={error ?? problem} />
      {copy === null && <p className={letters.none}>{t('lease.copy.notYet')}</p>}
      {isThere && (
        <>
          <div className={classes.what}>
            <span>{t('lease.copy.what')}</span>
            <ActionButton size="xs" variant="default" keys="mod+S" onClick={save}>
              {t('lease.copy.save')}
            </ActionButton>
          </div>
          <TenantCopySheet copy={copy} large={large} />
        </>
      )}
    </main>
  );
}
