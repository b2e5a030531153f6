/**
 * Keeps a form on disk while it is being filled: after a short rest in typing, one save at a time, the newest content
 * last. A save that failed is tried again until it succeeds or the form is handed in; what was typed is never dropped.
 */
export type DraftState =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'failed'; readonly error: unknown };

interface DraftSaverOptions<Form> {
  /** Stores a form and answers when it was stored. */
  readonly save: (form: Form) => Promise<number>;
  readonly onState: (state: DraftState) => void;
  readonly restMs?: number;
  readonly retryMs?: number;
}

export class DraftSaver<Form> {
  readonly #options: Required<DraftSaverOptions<Form>>;
  #waiting: { readonly form: Form } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #ended = false;

  constructor(options: DraftSaverOptions<Form>) {
    this.#options = { restMs: 800, retryMs: 5_000, ...options };
  }

  /** The form has changed. */
  offer(form: Form): void {
    if (this.#ended) return;
    this.#waiting = { form };
    this.#later(this.#options.restMs);
  }

  /** Saves what waits, now: the person leaves the form. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#run();
  }

  /** The form was handed in or thrown away: nothing more is saved. Waits for a save under way. */
  async end(): Promise<void> {
    this.#ended = true;
    this.#waiting = null;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), ms);
  }

  async #run(): Promise<void> {
    if (this.#running !== null) await this.#running;
    if (this.#waiting === null || this.#running !== null) return;
    const { form } = this.#waiting;
    this.#waiting = null;
    this.#running = this.#save(form);
    await this.#running;
  }

  async #save(form: Form): Promise<void> {
    const { save, onState, retryMs } = this.#options;
    onState({ kind: 'saving' });
    try {
      const at = await save(form);
      if (!this.#ended) onState({ kind: 'saved', at });
    } catch (error) {
      if (this.#ended) return;
      onState({ kind: 'failed', error });
      // What was typed meanwhile is newer and has a timer of its own.
      if (this.#waiting === null) {
        this.#waiting = { form };
        this.#later(retryMs);
      }
    } finally {
      this.#running = null;
    }
  }
}
