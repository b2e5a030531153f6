/**
 * What the document viewer shows: which file, which page of it, how large, how turned. What must stay true: the chosen
 * page is only left by a person's own step; papers that come in, a page count that arrives late and a change of size
 * keep it.
 */
import { isPdf, type ViewerFile } from './viewer-files.ts';

export type Rotation = 0 | 90 | 180 | 270;

export interface ViewerState {
  /** Null until the case turns out to have a file. */
  readonly fileKey: string | null;
  /** From 0. `LAST_PAGE` stands for the end of a PDF that is not counted yet. */
  readonly page: number;
  /** Percent of the width of the viewer: at 100 the page fits it, whatever the paper or photo measures. */
  readonly zoom: number;
  /** By file key and page: a phone photo lying on its side stays upright once turned. */
  readonly rotations: Readonly<Record<string, Rotation>>;
  /** Pages of the PDFs opened so far, by file key. */
  readonly pageCounts: Readonly<Record<string, number>>;
  /** A page held beside the one that is turned; null for one page alone. */
  readonly held: { readonly fileKey: string; readonly page: number } | null;
}

export type ViewerAction =
  | { readonly type: 'choose'; readonly fileKey: string; readonly page?: number }
  | { readonly type: 'next-page' }
  | { readonly type: 'previous-page' }
  | { readonly type: 'next-document' }
  | { readonly type: 'previous-document' }
  | { readonly type: 'counted'; readonly fileKey: string; readonly pages: number }
  | { readonly type: 'zoom-in' }
  | { readonly type: 'zoom-out' }
  | { readonly type: 'fit-width' }
  | { readonly type: 'toggle-beside' }
  | { readonly type: 'rotate'; readonly by: 90 | -90 };

const LAST_PAGE = Number.MAX_SAFE_INTEGER;

const FIT_WIDTH = 100;
export const zoomSteps = [50, 75, FIT_WIDTH, 125, 150, 200, 300, 400] as const;

export const initialViewerState: ViewerState = {
  fileKey: null,
  page: 0,
  zoom: FIT_WIDTH,
  rotations: {},
  pageCounts: {},
  held: null,
};

/** The first paper lies open, and stays so when others come in before it. */
export function openedAtFirst(files: readonly ViewerFile[]): ViewerState {
  return { ...initialViewerState, fileKey: files[0]?.key ?? null };
}

export function viewerReducer(
  state: ViewerState,
  { files, action }: { readonly files: readonly ViewerFile[]; readonly action: ViewerAction },
): ViewerState {
  switch (action.type) {
    case 'choose':
      return { ...state, fileKey: action.fileKey, page: action.page ?? 0 };
    case 'next-page':
      return nextPage(state, files);
    case 'previous-page':
      return previousPage(state, files);
    case 'next-document':
      return stepDocument(state, files, 1);
    case 'previous-document':
      return stepDocument(state, files, -1);
    case 'counted':
      return counted(state, action.fileKey, action.pages);
    case 'zoom-in':
      return { ...state, zoom: zoomSteps.find((step) => step > state.zoom) ?? state.zoom };
    case 'zoom-out':
      return { ...state, zoom: zoomSteps.findLast((step) => step < state.zoom) ?? state.zoom };
    case 'fit-width':
      return { ...state, zoom: FIT_WIDTH };
    case 'toggle-beside':
      return toggleBeside(state, files);
    case 'rotate':
      return rotate(state, files, action.by);
  }
}

/** The page in front is held and the next one lies beside it; a second time only the turned page is left. */
function toggleBeside(state: ViewerState, files: readonly ViewerFile[]): ViewerState {
  const shown = shownFile(state, files);
  if (state.held !== null || shown === undefined) return { ...state, held: null };
  const held = { fileKey: shown.key, page: shownPage(state, shown) };
  return { ...nextPage(state, files), held };
}

/** The page that is held beside the one in front; undefined for one page alone. */
export function heldPage(
  state: ViewerState,
  files: readonly ViewerFile[],
): { readonly file: ViewerFile; readonly page: number; readonly rotation: Rotation } | undefined {
  const file = files.find(({ key }) => key === state.held?.fileKey);
  if (file === undefined || state.held === null) return undefined;
  const { page } = state.held;
  return { file, page, rotation: state.rotations[`${file.key}#${page}`] ?? 0 };
}

/** The file shown: the chosen one, the first while none is chosen; undefined for a case without papers. */
export function shownFile(state: ViewerState, files: readonly ViewerFile[]): ViewerFile | undefined {
  return files.find((file) => file.key === state.fileKey) ?? files[0];
}

/** Which page of the document this is, over all its files; `total` is null while a PDF of it is not counted. */
export function pageOfDocument(
  state: ViewerState,
  files: readonly ViewerFile[],
): { readonly page: number; readonly total: number | null } | undefined {
  const shown = shownFile(state, files);
  if (shown === undefined) return undefined;
  const siblings = files.filter((file) => file.document.id === shown.document.id);
  let before = 0;
  let total: number | null = 0;
  for (const file of siblings) {
    const pages = pagesOf(state, file);
    if (file.index < shown.index) before += pages ?? 1;
    total = total === null || pages === undefined ? null : total + pages;
  }
  return { page: before + shownPage(state, shown) + 1, total };
}

/** The page to draw: an end that is not known yet is drawn as the first page until the count is there. */
export function shownPage(state: ViewerState, file: ViewerFile): number {
  const pages = pagesOf(state, file);
  if (pages === undefined) return state.page === LAST_PAGE ? 0 : state.page;
  return Math.min(state.page, pages - 1);
}

export function shownRotation(state: ViewerState, files: readonly ViewerFile[]): Rotation {
  const shown = shownFile(state, files);
  return shown === undefined ? 0 : (state.rotations[rotationKey(state, shown)] ?? 0);
}

/** Whether there is a page before and after this one. */
export function neighbours(
  state: ViewerState,
  files: readonly ViewerFile[],
): { readonly previous: boolean; readonly next: boolean } {
  const shown = shownFile(state, files);
  if (shown === undefined) return { previous: false, next: false };
  const page = shownPage(state, shown);
  const last = (pagesOf(state, shown) ?? 1) - 1;
  return { previous: page > 0 || shown !== files[0], next: page < last || shown !== files.at(-1) };
}

function pagesOf(state: ViewerState, file: ViewerFile): number | undefined {
  return isPdf(file.file) ? state.pageCounts[file.key] : 1;
}

function nextPage(state: ViewerState, files: readonly ViewerFile[]): ViewerState {
  const shown = shownFile(state, files);
  if (shown === undefined) return state;
  const page = shownPage(state, shown);
  if (page + 1 < (pagesOf(state, shown) ?? 1)) return { ...state, fileKey: shown.key, page: page + 1 };
  const following = files[files.indexOf(shown) + 1];
  return following === undefined ? state : { ...state, fileKey: following.key, page: 0 };
}

function previousPage(state: ViewerState, files: readonly ViewerFile[]): ViewerState {
  const shown = shownFile(state, files);
  if (shown === undefined) return state;
  const page = shownPage(state, shown);
  if (page > 0) return { ...state, fileKey: shown.key, page: page - 1 };
  const preceding = files[files.indexOf(shown) - 1];
  if (preceding === undefined) return state;
  const pages = pagesOf(state, preceding);
  return { ...state, fileKey: preceding.key, page: pages === undefined ? LAST_PAGE : pages - 1 };
}

function stepDocument(state: ViewerState, files: readonly ViewerFile[], by: 1 | -1): ViewerState {
  const shown = shownFile(state, files);
  const starts = files.filter((file) => file.index === 0);
  const place = starts.findIndex((file) => file.document.id === shown?.document.id);
  const target = starts[place + by];
  return target === undefined ? state : { ...state, fileKey: target.key, page: 0 };
}

function counted(state: ViewerState, fileKey: string, pages: number): ViewerState {
  if (state.pageCounts[fileKey] === pages) return state;
  const page = state.fileKey === fileKey && state.page === LAST_PAGE ? pages - 1 : state.page;
  return { ...state, page, pageCounts: { ...state.pageCounts, [fileKey]: pages } };
}

function rotate(state: ViewerState, files: readonly ViewerFile[], by: 90 | -90): ViewerState {
  const shown = shownFile(state, files);
  if (shown === undefined) return state;
  const turned = ((shownRotation(state, files) + by + 360) % 360) as Rotation;
  return { ...state, rotations: { ...state.rotations, [rotationKey(state, shown)]: turned } };
}

function rotationKey(state: ViewerState, file: ViewerFile): string {
  return `${file.key}#${shownPage(state, file)}`;
}
