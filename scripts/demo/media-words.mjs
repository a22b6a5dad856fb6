/** What is spoken and shown in the demonstration's recording and film (`make-media.mjs`); its items quote it. */

export const spoken = [
  '号角有声，职工的声音。',
  '各位工友，大家好。这里是云河市总工会的一分钟微课。',
  '天气炎热，在户外干活要记住三件事。',
  '第一，多喝淡盐水，不要等口渴了再喝。',
  '第二，避开正午，十二点到三点尽量不要在太阳下作业。',
  '第三，头晕恶心要马上停下来，到阴凉的地方休息，并告诉班组长。',
  '工会驿站全天开门，有水，有空调，有药箱。',
  '下期再见。',
];

/** One slide each, two lines; about two seconds. */
export const slides = [
  { lines: ['云河工会', '夏日送清凉'], sky: ['#0f4c81', '#4aa3df'], scene: 'sun' },
  { lines: ['一瓶水', '送到工位上'], sky: ['#1b6b5a', '#8fd3b6'], scene: 'bottle' },
  { lines: ['一把伞', '撑在路口边'], sky: ['#8a3b12', '#f2a65a'], scene: 'umbrella' },
  { lines: ['一间驿站', '全天为你开门'], sky: ['#5b2a86', '#b79ce0'], scene: 'house' },
  { lines: ['劳动者辛苦了', '娘家人在身边'], sky: ['#9b1c1c', '#e8746a'], scene: 'heart' },
];
