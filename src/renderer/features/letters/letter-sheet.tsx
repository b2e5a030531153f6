import { useTranslation } from 'react-i18next';
import type { Letter } from './letter.ts';
import type { LetterPart } from './letter-parts.ts';
import classes from './letter.module.css';

interface LetterSheetProps {
  readonly letter: Letter;
  readonly language: string;
  readonly large: boolean;
}

/** One A4 letter: office and number at the head, the text, the date and who stands for it. */
export function LetterSheet({ letter, language, large }: LetterSheetProps) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT(language);
  return (
    <article
      className={classes.sheet}
      data-large={large}
      lang={language === 'zh' ? 'zh-CN' : language}
      aria-label={letter.title}
    >
      <header className={classes.head}>
        <span>{letter.office}</span>
        <span>{t('letters.number', { number: letter.number })}</span>
      </header>
      <h1 className={classes.title}>{letter.title}</h1>
      <p className={classes.salutation}>{t('letters.salutation', { name: letter.recipient })}</p>
      <dl className={classes.facts}>
        {letter.facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {letter.parts.map((part, index) => (
        <Part key={index} part={part} />
      ))}
      <footer className={classes.close}>
        <div>{letter.office}</div>
        <div>{t('letters.seal')}</div>
        <div>{letter.date}</div>
      </footer>
      <div className={classes.signatures}>
        {letter.handledBy !== null && <span>{t('letters.handledBy', { name: letter.handledBy })}</span>}
        <span className={classes.sign}>
          {t(letter.kind === 'objection' ? 'letters.objection.signature' : 'letters.signature')}
        </span>
        <span>{t('letters.signedOn')}</span>
      </div>
    </article>
  );
}

function Part({ part }: { readonly part: LetterPart }) {
  switch (part.kind) {
    case 'paragraph':
      return <p className={classes.paragraph}>{part.text}</p>;
    case 'heading':
      return <h2 className={classes.heading}>{part.text}</h2>;
    case 'list':
      return (
        <ol className={classes.list} data-short={part.short}>
          {part.items.map((item, index) => (
            <li key={index}>{item}</li>
          ))}
        </ol>
      );
  }
}
