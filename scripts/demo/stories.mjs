import { say } from '../lib/say.mjs';
import { pictureHtml, uploadMedia, uploadPicture } from './assets.mjs';
import { reviewByThree } from './review.mjs';
import { coolDrinks } from './texts/cool-drinks.mjs';
import { minuteLesson } from './texts/minute-lesson.mjs';
import { readingDay } from './texts/reading-day.mjs';
import { shortFilm } from './texts/short-film.mjs';
import { skillsReport } from './texts/skills-report.mjs';

const scheduleAheadMs = 8_000;

/**
 * A day's work: each story is written, reviewed by three people and planned.
 * @param {{ run: number, stamp: string, union: object, channels: Record<string, object> }} day `stamp` makes slugs unique
 * @returns {Promise<{ content: object, publications: object[], shown: string }[]>}
 */
export async function tellStories(day) {
  const report = await reportFromBelow(day);
  say('\n② 宣传干事撰稿 / articles of the city union');
  return [
    report,
    await ownArticle(day, {
      text: coolDrinks,
      slug: 'qingliang',
      scene: 'street',
      column: 'care',
      alt: '遮阳伞下，工会志愿者把水递给环卫工人',
    }),
    await ownArticle(day, {
      text: readingDay,
      slug: 'dushu',
      scene: 'readingRoom',
      column: 'care',
      alt: '职工之家的长桌旁，工友们在灯下读书',
    }),
    await episode(day),
    await film(day),
  ];
}

/** A correspondent's report becomes an article, planned for a few seconds from now. */
async function reportFromBelow({ run, stamp, union, channels }) {
  const { correspondent, desk } = union.people;
  const { enterprise, city } = union.units;
  say('\n① 企业通讯员报送，编辑采用 / a report from an enterprise');
  const pictures = [
    await uploadPicture(correspondent, enterprise.id, 'workshop', '焊工在工位上比赛，焊花四溅'),
    await uploadPicture(correspondent, enterprise.id, 'podium', '三名获奖焊工站上领奖台'),
  ];
  const text = skillsReport(run, pictures.map(pictureHtml));
  const submission = await correspondent.post('/submissions', {
    ...{ organizationId: enterprise.id, category: text.category, title: text.title, bodyHtml: text.bodyHtml },
    ...{ occurredOn: beijingDay(), assetIds: pictures.map(({ id }) => id) },
    contributors: [{ name: correspondent.name, userId: correspondent.id }],
  });
  say(`    ${correspondent.name} 报送《${text.title}》，${pictures.length} 张图片`);
  const draft = await desk.post(`/submissions/${submission.id}/accept`, {
    ...{ organizationId: city.id, columnId: union.columns.news.id, comment: '写得实在，采用。' },
  });
  say(`    ${desk.name} 采用，生成草稿 / accepted, a draft was made`);
  const content = await desk.patch(`/contents/${draft.id}`, {
    ...text.draft,
    ...{ slug: `jineng-${stamp}`, coverAssetId: pictures[0].id },
  });
  await desk.put(`/contents/${content.id}/variants/weibo`, { text: text.weibo });
  return finish({ content, author: desk, union, channels, on: ['site', 'wechat', 'weibo'], later: true });
}

async function ownArticle({ run, stamp, union, channels }, { text, slug, scene, column, alt }) {
  const { author } = union.people;
  const { city } = union.units;
  const picture = await uploadPicture(author, city.id, scene, alt);
  const { content: words, weibo } = text(run, [pictureHtml(picture)]);
  const content = await author.post('/contents', {
    ...{ organizationId: city.id, type: 'article', columnId: union.columns[column].id },
    ...{ slug: `${slug}-${stamp}`, coverAssetId: picture.id, ...words },
  });
  await author.put(`/contents/${content.id}/variants/weibo`, { text: weibo });
  return finish({ content, author, union, channels, on: ['site', 'wechat', 'weibo'] });
}

async function episode({ run, stamp, union, channels }) {
  const { author } = union.people;
  const { city } = union.units;
  say('\n③ 音频栏目《号角有声》 / an audio episode');
  const cover = await uploadPicture(author, city.id, 'studio', '《号角有声》封面：麦克风与声波');
  const sound = await uploadMedia(author, city.id, 'episode.mp3');
  const { content: words } = minuteLesson(run);
  const content = await author.post('/contents', {
    ...{ organizationId: city.id, type: 'episode', columnId: union.columns.radio.id },
    ...{ slug: `weike-${stamp}`, coverAssetId: cover.id, ...words },
    episode: { ...words.episode, audioAssetId: sound.id },
  });
  return finish({ content, author, union, channels, on: ['site', 'wechat'] });
}

async function film({ run, stamp, union, channels }) {
  const { author } = union.people;
  const { city } = union.units;
  say('\n④ 竖屏短视频 / a short video');
  const cover = await uploadPicture(author, city.id, 'street', '短视频封面：路口的遮阳伞下', {
    upright: true,
  });
  const video = await uploadMedia(author, city.id, 'film.mp4');
  const { content: words, douyin } = shortFilm(run);
  const content = await author.post('/contents', {
    ...{ organizationId: city.id, type: 'video', columnId: union.columns.film.id },
    ...{ slug: `shipin-${stamp}`, coverAssetId: cover.id, ...words },
    video: { ...words.video, videoAssetId: video.id },
  });
  await author.put(`/contents/${content.id}/variants/douyin`, { text: douyin });
  return finish({ content, author, union, channels, on: ['site', 'douyin', 'toutiao'] });
}

/** Review, then one publication for each channel. */
async function finish({ content, author, union, channels, on, later = false }) {
  say(`    《${content.title}》`);
  await reviewByThree(author, content.id, union.people);
  const { items } = await author.post(`/contents/${content.id}/publications`, {
    channelAccountIds: on.map((platform) => channels[platform].id),
    ...(later && { scheduledAt: new Date(Date.now() + scheduleAheadMs).toISOString() }),
  });
  return { content, publications: items };
}

const beijingDay = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
