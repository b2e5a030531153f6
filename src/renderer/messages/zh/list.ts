/** The queue list. */
export const listWords = {
  empty: '没有待办',
};
