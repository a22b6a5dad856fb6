/** Names and colours by which followers know the platforms. */
export const platformFaces: Readonly<Record<string, { name: string; colour: string }>> = {
  wechat: { name: '微信公众号', colour: '#07a35a' },
  weibo: { name: '微博', colour: '#d9480f' },
  douyin: { name: '抖音', colour: '#161823' },
  toutiao: { name: '今日头条', colour: '#c92a2a' },
};
