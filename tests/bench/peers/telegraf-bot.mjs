import { Scenes, session, Telegraf } from 'telegraf';
import { isDescription, KINDS, neighbourhoodsOf, said, WARDS } from '../conversation.ts';

/** The conversation as telegraf's documentation would have it: a `WizardScene`, one function a step, reply keyboards. */

const BOT = { id: 42, is_bot: true, first_name: 'Bot', username: 'bench_bot', can_join_groups: true };

const keyboard = (labels) => ({
  reply_markup: {
    keyboard: labels.map((text) => [{ text }]),
    one_time_keyboard: true,
    resize_keyboard: true,
  },
});
const WARD_KEYS = keyboard(WARDS);
const NEIGHBOURHOOD_KEYS = Object.fromEntries(WARDS.map((ward) => [ward, keyboard(neighbourhoodsOf(ward))]));
const NEIGHBOURHOODS = Object.fromEntries(WARDS.map((ward) => [ward, neighbourhoodsOf(ward)]));
const KIND_KEYS = keyboard(KINDS);
const SKIP_KEYS = keyboard(['Skip']);
const YES_NO_KEYS = keyboard(['Yes', 'No']);

const wizard = new Scenes.WizardScene(
  'report',
  async (ctx) => {
    ctx.wizard.next();
    await ctx.reply(said.ward, WARD_KEYS);
  },
  async (ctx) => {
    const ward = ctx.message?.text;
    if (!WARDS.includes(ward)) return ctx.reply(said.notUnderstood(said.ward), WARD_KEYS);
    ctx.wizard.state.ward = ward;
    ctx.wizard.next();
    return ctx.reply(said.neighbourhood(ward), NEIGHBOURHOOD_KEYS[ward]);
  },
  async (ctx) => {
    const { state } = ctx.wizard;
    const neighbourhood = ctx.message?.text;
    if (!NEIGHBOURHOODS[state.ward].includes(neighbourhood))
      return ctx.reply(said.notUnderstood(said.neighbourhood(state.ward)), NEIGHBOURHOOD_KEYS[state.ward]);
    state.neighbourhood = neighbourhood;
    ctx.wizard.next();
    return ctx.reply(said.kind, KIND_KEYS);
  },
  async (ctx) => {
    const kind = ctx.message?.text;
    if (!KINDS.includes(kind)) return ctx.reply(said.notUnderstood(said.kind), KIND_KEYS);
    ctx.wizard.state.kind = kind;
    ctx.wizard.next();
    return ctx.reply(said.words);
  },
  async (ctx) => {
    const words = ctx.message?.text;
    if (!isDescription(words)) return ctx.reply(said.tooShort);
    ctx.wizard.state.words = words;
    ctx.wizard.next();
    return ctx.reply(said.photo, SKIP_KEYS);
  },
  async (ctx) => {
    const photo = ctx.message?.photo?.at(-1)?.file_id;
    if (!photo && ctx.message?.text !== 'Skip') return ctx.reply(said.notUnderstood(said.photo), SKIP_KEYS);
    if (photo) ctx.wizard.state.photo = photo;
    ctx.wizard.next();
    return ctx.reply(said.place, SKIP_KEYS);
  },
  async (ctx) => {
    const location = ctx.message?.location;
    if (!location && ctx.message?.text !== 'Skip') return ctx.reply(said.notUnderstood(said.place), SKIP_KEYS);
    if (location) ctx.wizard.state.place = { lat: location.latitude, lon: location.longitude };
    ctx.wizard.next();
    return ctx.reply(said.check(ctx.wizard.state), YES_NO_KEYS);
  },
  async (ctx) => {
    const answer = ctx.message?.text;
    if (answer !== 'Yes' && answer !== 'No') return ctx.reply(said.yesOrNo, YES_NO_KEYS);
    const { kind, neighbourhood } = ctx.wizard.state;
    await ctx.scene.leave();
    return ctx.reply(answer === 'Yes' ? said.received(kind, neighbourhood) : said.cancelled);
  },
);

/** @param first is given the bot before its session, for what must come first. */
export function telegrafBot({ options, sessionOptions, first } = {}) {
  const bot = new Telegraf('42:TEST', options);
  bot.botInfo = BOT;
  first?.(bot);
  bot.use(session(sessionOptions));
  bot.use(new Scenes.Stage([wizard]).middleware());
  bot.command('report', (ctx) => ctx.scene.enter('report'));
  return bot;
}
