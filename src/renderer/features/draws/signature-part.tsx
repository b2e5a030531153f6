import { useTranslation } from 'react-i18next';
import type { DrawView } from '../../../contract/draws.ts';
import { instant } from '../../../kernel/instant.ts';
import { formatInstant } from '../../ui/format.ts';
import { SignatureView } from '../../ui/signature-view.tsx';
import classes from './draws.module.css';
import looks from '../../ui/looks.module.css';

/** Who stood by and signed, and who is still missing. */
export function SignaturePart({ view }: { readonly view: DrawView }) {
  const { t } = useTranslation();
  return (
    <section className={looks.part} aria-labelledby="draw-signatures">
      <h2 id="draw-signatures" className={looks.partTitle}>
        {t('draws.signatures')}
      </h2>
      {view.openRoles.length > 0 && (
        <p className={classes.quiet}>
          {t('draws.refusal.signatures-open', {
            roles: view.openRoles.map((role) => t(`draws.role.${role}`)).join(t('case.comma')),
          })}
        </p>
      )}
      <ul className={classes.signatures}>
        {view.signatures.map(({ signatureId, role, name, organisation, signedAt, strokes }) => (
          <li key={signatureId}>
            <strong>{name}</strong> {t(`draws.role.${role}`)}
            <span className={classes.quiet}>
              {organisation} · {formatInstant(instant(signedAt))}
            </span>
            <SignatureView label={t('draws.sign.of', { name })} strokes={strokes} />
          </li>
        ))}
      </ul>
    </section>
  );
}
