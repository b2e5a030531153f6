import { useTranslation } from 'react-i18next';
import type { PackSummary, PolicyValue, PolicyVersionView } from '../../../contract/policies.ts';
import { ConfidenceBadge } from './confidence-badge.tsx';
import classes from './policy.module.css';
import type { Part } from './shown-values.ts';
import { ValueContent } from './value-content.tsx';
import { partName, valueName } from './value-words.ts';
import { originWord, packOfVersion } from './version-words.ts';

interface ValueTableProps {
  readonly version: PolicyVersionView;
  readonly packs: readonly PackSummary[];
  readonly parts: readonly Part[];
}

/** The id under which a part is found by the contents at the side. */
export function partId(name: string): string {
  return `policy-part-${name}`;
}

/** Every value with how sure we are and what it rests on; what another pack says is set back. */
export function ValueTable({ version, packs, parts }: ValueTableProps) {
  const { t } = useTranslation();
  return (
    <table className={classes.table} aria-label={t('policy.view.values')}>
      <thead>
        <tr>
          <th scope="col" className={classes.item}>
            {t('policy.column.item')}
          </th>
          <th scope="col">{t('policy.column.value')}</th>
          <th scope="col" className={classes.sure}>
            {t('policy.column.confidence')}
          </th>
          <th scope="col">{t('policy.column.source')}</th>
          <th scope="col" className={classes.origin}>
            {t('policy.column.from')}
          </th>
        </tr>
      </thead>
      {parts.map((part) => (
        <tbody key={part.name} id={partId(part.name)}>
          <tr className={classes.part}>
            <th scope="rowgroup" colSpan={5}>
              {partName(part.name, part.name, t)}
            </th>
          </tr>
          {part.values.map((value) => (
            <Row key={value.path.join('.')} value={value} version={version} packs={packs} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Row({ value, version, packs }: Omit<ValueTableProps, 'parts'> & { readonly value: PolicyValue }) {
  const { t } = useTranslation();
  const isInherited = packOfVersion(value.from) !== version.pack;
  return (
    <tr className={isInherited ? classes.inherited : undefined}>
      <th scope="row" title={value.path.join('.')}>
        {valueName(value.path, t)}
      </th>
      <td>
        <ValueContent value={value} />
      </td>
      <td>
        <ConfidenceBadge confidence={value.confidence} />
      </td>
      <td className={classes.source}>{value.source}</td>
      <td className={classes.from}>{originWord(value.from, { id: version.id, packs }, t)}</td>
    </tr>
  );
}
