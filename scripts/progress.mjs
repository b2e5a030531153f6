// Progress goes to stderr, so that stdout carries only what a script asked for.

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const QUIET_STEP_MS = 5000;

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * A line that moves while something works: a spinner on a terminal, else one line every few seconds.
 * @param {string} title
 * @param {() => string} [detail] asked at every step, e.g. "120 of 580"
 * @returns {(outcome: string) => void} ends the line
 */
export function startProgress(title, detail = () => '') {
  const began = Date.now();
  const terminal = process.stderr.isTTY;
  let frame = 0;
  const line = () => {
    const more = detail();
    return `${title} ${String(Math.round((Date.now() - began) / 1000))} s${more === '' ? '' : ` · ${more}`}`;
  };
  if (!terminal) say(`${title} …`);
  const timer = setInterval(
    () => {
      if (!terminal) return say(`  ${line()}`);
      frame = (frame + 1) % FRAMES.length;
      process.stderr.write(`\r\x1b[2K${FRAMES[frame] ?? ''} ${line()}`);
    },
    terminal ? 120 : QUIET_STEP_MS,
  );
  return (outcome) => {
    clearInterval(timer);
    process.stderr.write(`${terminal ? '\r\x1b[2K' : ''}${line()} · ${outcome}\n`);
  };
}
