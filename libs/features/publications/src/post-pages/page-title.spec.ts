import { compareTitles, titleOfPage } from './page-title';

describe('the page behind a link', () => {
  it.each([
    ['<meta property="og:title" content="甲"><title>乙</title>', '甲'],
    ['<title>乙 - 今日头条</title>', '乙 - 今日头条'],
    ['<h1> 丙 </h1><title>乙</title>', '丙'],
    ['<p>x</p>', null],
  ])('%s is called %s', (html, title) => expect(titleOfPage(html)).toBe(title));

  it.each([
    ['职工技能竞赛今日开赛', '职工技能竞赛今日开赛 - 今日头条', 'matches'],
    ['职工“技能”竞赛，开赛！', '职工"技能"竞赛,开赛!', 'matches'],
    ['ＡＢＣ竞赛', 'abc竞赛', 'matches'],
    ['职工技能竞赛今日开赛', '职工技能竞赛昨日开赛', 'differs'],
    ['短', '短视频大全', 'differs'],
    ['职工技能竞赛今日开赛', '今日头条', 'differs'],
    ['职工技能竞赛今日开赛', '', 'unreadable'],
    ['职工技能竞赛今日开赛', null, 'unreadable'],
  ])('%s approved, %s found: %s', (approved, found, verdict) => {
    expect(compareTitles(approved, found)).toBe(verdict);
  });
});
