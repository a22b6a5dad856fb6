import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxClock } from './clock';
import type { FaultScript } from './faults';
import type { Journal } from './journal';
import type { MediaStore } from './media-store';

export type SandboxPlatform = 'wechat' | 'weibo' | 'douyin' | 'toutiao';

/** One HTTP server of a platform, on its own port. */
export interface SimulatedHost {
  /** `api`, `oauth` … the same words as in the adapters' base addresses. */
  role: string;
  /** Environment variable that fixes the port: `HAOJIAO_SANDBOX_WECHAT_PORT`. */
  portSetting: string;
}

/** A platform as its developers' documents describe it, in memory. */
export interface PlatformSimulator {
  readonly platform: SandboxPlatform;
  readonly hosts: SimulatedHost[];
  /** Registers the platform's routes on one host. Called once per host at start. */
  register(role: string, app: FastifyInstance, sandbox: SandboxContext): void;
  /** Routes of the simulator's own levers, under `/control/<platform>/…`. */
  registerControls?(app: FastifyInstance, sandbox: SandboxContext): void;
  /** Makes an account with a working grant; returns what a person pastes into Haojiao. */
  createAccount(options: Record<string, unknown>, sandbox: SandboxContext): CreatedAccount;
  /** What followers see, newest first. */
  posts(sandbox: SandboxContext): FollowerPost[];
  /** The error `code` in this platform's own envelope; the core calls it for fault rules of kind `code`. */
  faultAnswer(code: string, request: FastifyRequest, reply: FastifyReply): unknown;
  /** Runs every 200 ms and after each advance of the clock: deliver what is due. Must not throw. */
  tick?(sandbox: SandboxContext): Promise<void> | void;
  /** Forgets everything. */
  reset(): void;
}

export interface CreatedAccount {
  credentials: Record<string, string>;
  settings: Record<string, unknown>;
}

export interface FollowerPost {
  id: string;
  platform: string;
  accountId: string;
  accountName: string;
  title: string;
  text: string;
  html?: string;
  /** Addresses under the control server's `/media/`. */
  images: string[];
  mediaUrl?: string;
  /** The post's address on the simulated platform. */
  url: string;
  /** ISO 8601, UTC. */
  publishedAt: string;
  state: 'visible' | 'in_review' | 'deleted' | 'rejected';
  /** What the sender put in to recognise the post again, where the platform keeps such a thing. */
  marker?: string;
}

/** What every simulator may use. */
export interface SandboxContext {
  readonly clock: SandboxClock;
  readonly faults: FaultScript;
  readonly journal: Journal;
  readonly media: MediaStore;
  /** Base address of a platform's host without trailing slash; known once the hosts listen. */
  urls(platform: string, role: string): string;
  /** Base address of the control server without trailing slash. */
  readonly controlUrl: string;
  /** Uniform in [0, 1); seeded, so that a run can be repeated. */
  random: () => number;
}
