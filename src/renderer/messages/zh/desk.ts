/** First start, opening the case file, signing in, locking. */
export const deskWords = {
  unreachable: {
    title: '连不上本机服务',
    body: '已保存的内容都在。请确认安居台还在运行，然后重试。',
    again: '重试',
  },
};
