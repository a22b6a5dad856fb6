import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Answers } from '../bytedance/answers';
import { registerAuthorizePage } from '../bytedance/authorize-page';
import { callerOf, classicCodes, newerCodes } from '../bytedance/caller';
import type { CallerCodes } from '../bytedance/caller';
import { notFoundPage, pathOf, registerOauthRoutes, registerRefusals } from '../bytedance/oauth-routes';
import { OpenPlatform } from '../bytedance/open-platform';
import type { Grant } from '../bytedance/open-platform';
import { UploadStore } from '../bytedance/upload-store';
import { registerUploadRoutes } from '../bytedance/upload-routes';
import type { UploadPaths } from '../bytedance/upload-routes';
import { Webhooks } from '../bytedance/webhooks';
import { WorkStore } from '../bytedance/work-store';
import { createGrantedAccount } from '../bytedance/create-account';
import { registerCommonControls } from '../bytedance/controls';
import type { FollowerPost, PlatformSimulator, SandboxContext } from '../core/platform-simulator';
import { registerDouyinControls } from './douyin-controls';
import { registerFigureRoutes } from './douyin-figures';
import { ShareDesk } from './douyin-share';
import { registerShareRoutes } from './douyin-share-routes';
import { registerWorkRoutes } from './douyin-works';
import type { WorkPaths } from './douyin-works';
import { defaultDouyinSwitches } from './douyin.switches';

interface PathFamily {
  name: 'v1' | 'legacy';
  codes: CallerCodes;
  upload: UploadPaths;
  work: WorkPaths;
}

const v1 = '/api/douyin/v1/video';

const families: PathFamily[] = [
  {
    name: 'v1',
    codes: newerCodes,
    upload: {
      single: `${v1}/upload_video/`,
      partInit: `${v1}/init_video_part_upload/`,
      part: `${v1}/upload_video_part/`,
      partComplete: `${v1}/complete_video_part_upload/`,
    },
    work: {
      create: `${v1}/create_video/`,
      uploadImage: `${v1}/upload_image/`,
      createImageText: `${v1}/create_image_text/`,
      list: `${v1}/video_list/`,
      data: `${v1}/video_data/`,
    },
  },
  {
    name: 'legacy',
    codes: classicCodes,
    upload: {
      single: '/video/upload/',
      partInit: '/video/part/init/',
      part: '/video/part/upload/',
      partComplete: '/video/part/complete/',
    },
    work: {
      create: '/video/create/',
      uploadImage: '/image/upload/',
      createImageText: '/image/create/',
      list: '/video/list/',
      data: '/video/data/',
    },
  },
];

const scopes = ['user_info', 'video.create.bind', 'video.list.bind', 'video.data.bind'];

/** Douyin's open platform as far as short videos go: grants, uploads, works and their review. */
export function createDouyinSimulator(): PlatformSimulator {
  let current: SandboxContext | undefined;
  const sandboxOf = (): SandboxContext => {
    if (!current) throw new Error('The simulator is not registered yet');
    return current;
  };
  const clock = () => sandboxOf().clock;
  const switches = defaultDouyinSwitches();
  const answers = new Answers(switches, clock);
  const openPlatform = new OpenPlatform(clock);
  const works = new WorkStore(clock, () => switches.reviewSeconds * 1_000);
  const images = new Map<string, string>();
  const webhooks = new Webhooks(clock, openPlatform);
  const desk = new ShareDesk(sandboxOf, openPlatform, works, webhooks);
  let uploads: UploadStore | undefined;

  const serveFamily = (app: FastifyInstance, family: PathFamily, sandbox: SandboxContext): void => {
    const gate = async (_request: FastifyRequest, reply: FastifyReply): Promise<unknown> =>
      switches.families === 'both' || switches.families === family.name ? undefined : notFoundPage(reply);
    const caller = (request: FastifyRequest, scope: string) =>
      callerOf(request, openPlatform, scope, family.codes, switches.tokenStyle);
    const setup = { answers, gate, uploads: () => uploads! };
    registerUploadRoutes(app, family.upload, {
      ...setup,
      caller: (request) => caller(request, 'video.create'),
    });
    registerWorkRoutes(app, family.work, { ...setup, sandbox, switches, works, images, caller });
  };

  return {
    platform: 'douyin',
    hosts: [{ role: 'api', portSetting: 'HAOJIAO_SANDBOX_DOUYIN_PORT' }],
    register: (_role, app, sandbox) => {
      current = sandbox;
      uploads = new UploadStore(
        sandbox,
        () => switches.singleUploadMaxMegabytes * 1024 * 1024,
        () => switches.tailPartMayBeSmall,
      );
      registerRefusals(app, answers);
      registerOauthRoutes(app, {
        openPlatform,
        answers,
        clock: sandbox.clock,
        renewIsSupported: () => true,
        newerProfile: () => switches.newerProfile,
      });
      registerAuthorizePage(app, '/platform/oauth/connect/', '抖音', openPlatform);
      for (const family of families) serveFamily(app, family, sandbox);
      registerSharedAddresses(app, works, sandbox);
      registerShareRoutes(app, { desk, answers, openPlatform });
      registerFigureRoutes(app, {
        sandbox,
        answers,
        works,
        caller: (request, scope) => callerOf(request, openPlatform, scope, newerCodes, switches.tokenStyle),
      });
    },
    registerControls: (app) => {
      registerCommonControls(app, 'douyin', {
        switches,
        openPlatform,
        works,
        defaults: defaultDouyinSwitches,
        onRevoked: (grant) => tellRevoked(grant, webhooks),
      });
      registerDouyinControls(app, { openPlatform, webhooks, desk });
    },
    tick: () => webhooks.deliver(),
    createAccount: (options, sandbox) => {
      current = sandbox;
      const capabilities = [
        ...scopes,
        'renew_refresh_token',
        'incremental_authorization',
        'h5.share',
        'open.get.ticket',
        'jump.basic',
        'data.external.item',
        'data.external.user',
      ];
      return {
        credentials: createGrantedAccount(openPlatform, options, {
          name: '市总工会抖音号',
          scopes,
          capabilities,
        }),
        settings: {},
      };
    },
    posts: () =>
      works
        .all()
        .reverse()
        .map((work): FollowerPost => ({
          id: work.itemId,
          platform: 'douyin',
          accountId: work.openId,
          accountName: openPlatform.users.get(work.openId)?.nickname ?? work.openId,
          title: work.title.split('\n', 1)[0] ?? '',
          text: work.title,
          images: work.imageUrls.length > 0 ? work.imageUrls : work.coverUrl ? [work.coverUrl] : [],
          mediaUrl: work.mediaUrl ?? undefined,
          url: `https://www.douyin.com/${work.imageUrls.length > 0 ? 'note' : 'video'}/${work.videoId}`,
          publishedAt: new Date(work.createdAt).toISOString(),
          state: works.stateOf(work),
        })),
    faultAnswer: (code, request) => answers.refusal(pathOf(request), Number(code), '沙箱指定的错误'),
    reset: () => {
      Object.assign(switches, defaultDouyinSwitches());
      openPlatform.reset();
      works.reset();
      images.clear();
      webhooks.reset();
      desk.reset();
      uploads?.reset();
    },
  };
}

/** Scopes of the two families end with events of their own. */
async function tellRevoked(grant: Grant, webhooks: Webhooks): Promise<void> {
  const scopes = [...grant.scopes];
  const groups = { unauthorize: scopes.filter((scope) => !scope.endsWith('.bind')) };
  const contract = { contract_unauthorize: scopes.filter((scope) => scope.endsWith('.bind')) };
  for (const [event, taken] of Object.entries({ ...groups, ...contract }))
    if (taken.length > 0) webhooks.push(grant.clientKey, event, grant.openId, { scopes: taken });
  await webhooks.deliver();
}

/** Cover and share addresses die after an hour. */
function registerSharedAddresses(app: FastifyInstance, works: WorkStore, sandbox: SandboxContext): void {
  for (const kind of ['cover', 'share']) {
    app.get<{ Params: { itemId: string }; Querystring: { expires?: string } }>(
      `/${kind}/:itemId`,
      async (request, reply) => {
        const work = works.find(request.params.itemId);
        if (!work) return notFoundPage(reply);
        if (Number(request.query.expires) <= sandbox.clock.now().getTime())
          return reply.code(403).type('text/plain').send('expired');
        const target =
          kind === 'cover' && work.coverUrl
            ? work.coverUrl
            : `${sandbox.controlUrl}/posts/douyin/${encodeURIComponent(work.itemId)}`;
        return reply.redirect(target);
      },
    );
  }
}
