import { type ReactNode, useEffect, useRef } from 'react';
import classes from './visit.module.css';

interface StepTitleProps {
  readonly children: ReactNode;
  /** Where the step stands: when it moves on, the next Tab leads into what is asked now. */
  readonly of: string;
}

/** The heading of a step, which takes the focus whenever something else is asked. */
export function StepTitle({ children, of }: StepTitleProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, [of]);
  return (
    <h2 ref={title} id="step-title" tabIndex={-1} className={classes.stepTitle}>
      {children}
    </h2>
  );
}
