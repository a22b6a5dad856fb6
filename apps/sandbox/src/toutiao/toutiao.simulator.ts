import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers, Refusal } from '../bytedance/answers';
import { registerAuthorizePage } from '../bytedance/authorize-page';
import { callerOf, classicCodes } from '../bytedance/caller';
import { registerCommonControls } from '../bytedance/controls';
import { createGrantedAccount } from '../bytedance/create-account';
import { notFoundPage, pathOf, registerOauthRoutes, registerRefusals } from '../bytedance/oauth-routes';
import { OpenPlatform } from '../bytedance/open-platform';
import { registerUploadRoutes } from '../bytedance/upload-routes';
import { UploadStore } from '../bytedance/upload-store';
import { WorkStore } from '../bytedance/work-store';
import type { Work } from '../bytedance/work-store';
import type { FollowerPost, PlatformSimulator, SandboxContext } from '../core/platform-simulator';
import { FeedPuller } from './feed/feed-puller';
import { PulledArticles } from './feed/pulled-articles';
import { registerFeedControls } from './toutiao-controls';
import { Editor } from './toutiao-editor';
import { ArticlePages } from './toutiao-pages';
import { registerWorkRoutes } from './toutiao-works';
import { defaultToutiaoSwitches } from './toutiao.switches';

const scopes = ['user_info', 'toutiao.video.create', 'toutiao.video.data'];

const uploadPaths = {
  single: '/toutiao/video/upload/',
  partInit: '/toutiao/video/part/init/',
  part: '/toutiao/video/part/upload/',
  partComplete: '/toutiao/video/part/complete/',
};

/** Toutiao's video API as its documents have it: grants on one host, content on another. */
export function createToutiaoSimulator(): PlatformSimulator {
  let current: SandboxContext | undefined;
  const clock = () => {
    if (!current) throw new Error('The simulator is not registered yet');
    return current.clock;
  };
  const switches = defaultToutiaoSwitches();
  const answers = new Answers(switches, clock);
  const openPlatform = new OpenPlatform(clock);
  const works = new WorkStore(clock, () => switches.reviewSeconds * 1_000);
  let uploads: UploadStore | undefined;
  const articles = new PulledArticles();
  const pages = new ArticlePages(articles);
  const editor = new Editor(articles, switches);
  const puller = new FeedPuller(articles, () => ({
    titleMin: 2,
    titleMax: switches.titleMax,
    bodyMax: switches.bodyMax,
    allowsLocalHttp: switches.allowsLocalHttp,
  }));

  return {
    platform: 'toutiao',
    hosts: [
      { role: 'api', portSetting: 'HAOJIAO_SANDBOX_TOUTIAO_PORT' },
      { role: 'oauth', portSetting: 'HAOJIAO_SANDBOX_TOUTIAO_OAUTH_PORT' },
    ],
    register: (role, app, sandbox) => {
      current = sandbox;
      uploads ??= new UploadStore(
        sandbox,
        () => switches.singleUploadMaxMegabytes * 1024 * 1024,
        () => switches.tailPartMayBeSmall,
      );
      registerRefusals(app, answers, { unknownOauthPathIsCode16: role === 'oauth' });
      if (role === 'oauth') {
        registerOauthRoutes(app, {
          openPlatform,
          answers,
          clock: sandbox.clock,
          renewIsSupported: () => switches.renew === 'supported',
        });
        registerAuthorizePage(app, '/oauth/authorize/', '今日头条', openPlatform);
      }
      const gate = async (_request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
        if (switches.delisted === 'code') throw new Refusal(28001056, '接口已下线');
        const isServed = role === 'api' || switches.contentOnOauthHost;
        return switches.delisted === 'http_404' || !isServed ? notFoundPage(reply) : undefined;
      };
      const caller = (request: FastifyRequest, scope: string) =>
        callerOf(request, openPlatform, scope, classicCodes);
      const setup = { answers, gate, uploads: () => uploads! };
      registerUploadRoutes(app, uploadPaths, {
        ...setup,
        caller: (request) => caller(request, 'toutiao.video.create'),
      });
      if (role === 'api') {
        pages.register(app, () => sandbox.clock.now().getTime());
        editor.register(app, sandbox);
      }
      registerWorkRoutes(app, { ...setup, switches, works, caller, shareUrlOf });
    },
    registerControls: (app, sandbox) => {
      registerFeedControls(app, sandbox, { puller, articles, pages });
      registerCommonControls(app, 'toutiao', {
        switches,
        openPlatform,
        works,
        defaults: defaultToutiaoSwitches,
      });
    },
    tick: (sandbox) => puller.pullDue(sandbox),
    createAccount: (options, sandbox) => {
      current = sandbox;
      const capabilities = [...scopes, 'renew_refresh_token'];
      return {
        credentials: createGrantedAccount(openPlatform, options, {
          name: '市总工会头条号',
          scopes,
          capabilities,
        }),
        settings: options.officialVideo === true ? { officialVideo: true } : {},
      };
    },
    posts: (sandbox) => [
      ...pulledPosts(articles, sandbox),
      ...works
        .all()
        .reverse()
        .map((work): FollowerPost => ({
          id: work.itemId,
          platform: 'toutiao',
          accountId: work.openId,
          accountName: openPlatform.users.get(work.openId)?.nickname ?? work.openId,
          title: work.title,
          text: '',
          images: [],
          mediaUrl: work.mediaUrl ?? undefined,
          url: shareUrlOf(work),
          publishedAt: new Date(work.createdAt).toISOString(),
          state: works.stateOf(work),
        })),
    ],
    faultAnswer: (code, request) => answers.refusal(pathOf(request), Number(code), '沙箱指定的错误'),
    reset: () => {
      Object.assign(switches, defaultToutiaoSwitches());
      openPlatform.reset();
      works.reset();
      uploads?.reset();
      articles.reset();
      pages.reset();
      puller.reset();
      editor.reset();
    },
  };
}

function pulledPosts(articles: PulledArticles, { clock }: SandboxContext): FollowerPost[] {
  return articles
    .all()
    .reverse()
    .map((article) => ({
      id: article.id,
      platform: 'toutiao',
      accountId: article.feedId,
      accountName: article.author,
      title: article.title,
      text: '',
      html: article.content,
      images: article.images,
      url: `https://www.toutiao.com/article/${article.id}/`,
      publishedAt: new Date(article.visibleAt).toISOString(),
      state: articles.stateOf(article, clock.now().getTime()),
    }));
}

function shareUrlOf(work: Work): string {
  return `https://www.toutiao.com/video/${work.videoId}/`;
}
