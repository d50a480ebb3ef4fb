import type { EffectTypes } from '../../../flows/effects.ts';

type Said<Name extends keyof EffectTypes> = (
  args: EffectTypes[Name]['args'],
  result: EffectTypes[Name]['result'],
) => string;

type EffectWords = { readonly [Name in keyof EffectTypes]: { vi: Said<Name>; en: Said<Name> } };

/** What an effect would have done, for whoever tries the talk: one line each; a new effect without one is a type error. */
const effectWords: EffectWords = {
  give_consent: { vi: () => 'ghi nhận đồng ý', en: () => 'record the consent' },
  refuse_consent: { vi: () => 'xóa tin đang giữ tạm', en: () => 'erase what is held' },
  raise_alarm: { vi: () => 'báo động cho cán bộ trực', en: () => 'alarm the officer on duty' },
  erase_told: { vi: () => 'xóa ngay điều vừa kể, chỉ đếm một lần', en: () => 'erase what was told, keeping a count' },
  count_routed: { vi: ({ outcome }) => `đếm một lần ${outcome}`, en: ({ outcome }) => `count one ${outcome}` },
  set_home_area: { vi: () => 'ghi nơi ở', en: () => 'record the home' },
  file_issue: {
    vi: ({ categoryCode }, { code }) => `nhận phản ánh ${code}, loại ${categoryCode}`,
    en: ({ categoryCode }, { code }) => `file report ${code}, kind ${categoryCode}`,
  },
  join_issue: {
    vi: (_, { code, joined }) => (joined ? `ghép vào phản ánh ${code}` : `nhận phản ánh ${code}`),
    en: (_, { code, joined }) => (joined ? `join report ${code}` : `file report ${code}`),
  },
  add_to_issue: { vi: ({ code }) => `bổ sung vào ${code}`, en: ({ code }) => `add to ${code}` },
  answer_staff: { vi: ({ code }) => `gửi câu trả lời về ${code}`, en: ({ code }) => `answer about ${code}` },
  confirm_issue: { vi: ({ code }) => `ghi ${code} đã xong`, en: ({ code }) => `confirm ${code}` },
  reopen_issue: { vi: ({ code }) => `mở lại ${code}`, en: ({ code }) => `open ${code} again` },
  withdraw_issue: { vi: ({ code }) => `rút ${code}`, en: ({ code }) => `withdraw ${code}` },
  rate_issue: { vi: ({ code }) => `ghi mức hài lòng về ${code}`, en: ({ code }) => `rate ${code}` },
  allow_follow_up: { vi: () => 'cho hỏi thăm trở lại', en: () => 'may be asked again some weeks later' },
  answer_follow_up: { vi: ({ code }) => `ghi ${code} vẫn tốt`, en: ({ code }) => `note that ${code} is still fine` },
  edit_message: { vi: () => 'ghi bản sửa của tin', en: () => 'keep the edited message' },
  note_code_try: { vi: () => 'đếm một lần hỏi mã lạ', en: () => 'count a try of an unknown code' },
  make_link_code: { vi: () => 'cấp mã nối tài khoản', en: () => 'make a code that links accounts' },
  link_account: { vi: () => 'nối hai tài khoản', en: () => 'link two accounts' },
  unlink_account: { vi: () => 'bỏ nối tài khoản', en: () => 'unlink an account' },
  note_wrong_code: { vi: () => 'đếm một lần sai mã nối', en: () => 'count a wrong code' },
  set_phone: { vi: () => 'ghi số điện thoại', en: () => 'record the telephone number' },
  link_post: { vi: () => 'kết nối chức danh với người này', en: () => 'link a post with this person' },
  unlink_posts: { vi: () => 'bỏ kết nối các chức danh', en: () => 'unlink the posts' },
  work_on_issue: {
    vi: ({ code, act }) => `ghi việc của cán bộ: ${code}, ${act}`,
    en: ({ code, act }) => `an officer works on ${code}: ${act}`,
  },
  file_for_others: {
    vi: (_, { codes }) => `nhận thay người dân: ${codes.join(', ')}`,
    en: (_, { codes }) => `file for others: ${codes.join(', ')}`,
  },
  set_name: { vi: ({ name }) => `ghi tên gọi ${name}`, en: ({ name }) => `record the name ${name}` },
  withdraw_consent: { vi: () => 'ghi nhận rút đồng ý', en: () => 'record that consent is withdrawn' },
  set_assistant: {
    vi: ({ wanted }) => (wanted ? 'ghi đồng ý hỏi trợ lý AI' : 'ghi không hỏi trợ lý AI'),
    en: ({ wanted }) => (wanted ? 'record the consent to the AI assistant' : 'record that no AI is wanted'),
  },
  ask_assistant: { vi: () => 'hỏi trợ lý AI bên ngoài', en: () => 'ask the AI assistant outside' },
  open_assistant: { vi: () => 'mở trò chuyện với trợ lý AI', en: () => 'begin to talk with the AI assistant' },
  say_to_assistant: { vi: () => 'gửi tin cho trợ lý AI', en: () => 'pass it on to the AI assistant' },
  leave_assistant: { vi: () => 'thôi hỏi trợ lý AI', en: () => 'end the talk with the AI assistant' },
  ask_data: { vi: () => 'ghi yêu cầu về dữ liệu', en: () => 'record a request about data' },
  erase_person: { vi: () => 'xóa hết dữ liệu của người này', en: () => 'erase all data of this person' },
  keep_draft: { vi: ({ code }) => `lưu nháp biểu ${code}`, en: ({ code }) => `keep a draft of form ${code}` },
  file_submission: {
    vi: ({ code }, { version }) => `nhận biểu ${code}, lần ${version}`,
    en: ({ code }, { version }) => `file form ${code}, no. ${version}`,
  },
  ask_person: { vi: () => 'gọi cán bộ vào trò chuyện', en: () => 'call an officer to the talk' },
  leave_person: { vi: () => 'trả cuộc trò chuyện cho trợ lý', en: () => 'give the talk back to the assistant' },
  change_duty: {
    vi: ({ number, change }) => `ghi vào NV${number}: ${change}`,
    en: ({ number, change }) => `NV${number}: ${change}`,
  },
  ask_duty_help: {
    vi: ({ number }) => `báo cần hỗ trợ NV${number}`,
    en: ({ number }) => `ask for help with NV${number}`,
  },
  choose_reminders: {
    vi: ({ addressId }) => (addressId ? 'nhắc việc qua nơi đã chọn' : 'nhắc việc ở nơi nhắn gần nhất'),
    en: ({ addressId }) => (addressId ? 'remind by the chosen account' : 'remind where they wrote last'),
  },
  duty_feed: {
    vi: ({ renew }) => (renew ? 'đổi địa chỉ lịch nhiệm vụ' : 'đưa địa chỉ lịch nhiệm vụ'),
    en: ({ renew }) => (renew ? 'renew the calendar address' : 'give the calendar address'),
  },
  set_announcements: {
    vi: ({ wanted }) => (wanted ? 'bật thông báo chung' : 'ngừng thông báo chung'),
    en: ({ wanted }) => (wanted ? 'subscribe to announcements' : 'stop announcements'),
  },
};

/** Pure: the line of one effect, in both languages. */
export function effectLine(
  { effect, args }: { effect: keyof EffectTypes; args: unknown },
  result: unknown,
): { vi: string; en: string } {
  const said = effectWords[effect] as { vi: Said<never>; en: Said<never> };
  return { vi: said.vi(args as never, result as never), en: said.en(args as never, result as never) };
}
