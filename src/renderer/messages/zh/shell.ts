export const shellWords = {
  product: '安居台',
  loading: '正在读取…',
  error: {
    title: '这个页面出错了',
    body: '已保存的内容没有受影响，未提交的输入可能要重填。请重新打开；仍出错请将下面的文字告诉管理员。',
    again: '重新打开',
    home: '回到待办',
  },
};
