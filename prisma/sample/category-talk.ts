import type { Bilingual, CategoryQuestion, Stopper } from '../../src/language/knowledge.ts';

// What the talk says and asks by category: whom it is better to call (features.md R16), at most two further questions (R15), and
// how near an open issue must be to be the same thing (R19). Numbers: domain.md §5.4; those of the water company and of contractors
// are not established and stand on people's bills. All of it is data that the office edits.

const POWER: Stopper['call'] = { number: '19006769', label: { vi: 'Gọi Điện lực', en: 'Call the power line' } };
const POLICE: Stopper['call'] = { number: '113', label: { vi: 'Gọi công an 113', en: 'Call the police, 113' } };

const stoppers: Readonly<Record<string, Stopper>> = {
  'HT-02': {
    vi: 'Việc cấp điện do Điện lực phụ trách. Ông/bà gọi 1900 6769 (24/24 giờ) sẽ nhanh nhất. Nếu sau một ngày chưa có người đến, ông/bà nhắn lại để chúng tôi nhắc.',
    en: 'Power is the matter of the power company. Calling 1900 6769 (day and night) is fastest. If nobody has come after a day, write again and we will remind them.',
    call: POWER,
    sendable: true,
  },
  'HT-03': {
    vi: 'Việc cấp nước do đơn vị cấp nước phụ trách. Số điện thoại in trên hóa đơn tiền nước, ông/bà gọi số đó sẽ nhanh nhất.',
    en: 'Water is the matter of the water company. Calling the number on your water bill is fastest.',
    sendable: true,
  },
  'HT-04': {
    vi: 'Xin đừng chạm vào dây, đừng đứng gần cột nghiêng. Dây điện thì gọi Điện lực 1900 6769 (24/24 giờ) là nhanh nhất. Dây điện thoại, truyền hình thì ông/bà gửi ở đây.',
    en: 'Please do not touch the wire or stand near a leaning pole. For power lines, calling 1900 6769 (day and night) is fastest. Telephone and television cables are reported here.',
    call: POWER,
    sendable: true,
  },
  'GT-03': {
    vi: 'Đèn tín hiệu tắt mà đường đang tắc thì gọi công an 113 là nhanh nhất. Việc sửa đèn, biển báo, vạch sơn thì ông/bà gửi ở đây.',
    en: 'If traffic is stuck because the lights are out, calling the police, 113, is fastest. Repairs of lights, signs and markings are reported here.',
    call: POLICE,
    sendable: true,
  },
  'AN-01': {
    vi: 'Trộm cắp đang hoặc vừa xảy ra thì gọi ngay công an 113. Việc đã qua hay điều nghi ngờ thì ông/bà gửi ở đây.',
    en: 'If a theft is happening or has just happened, call the police at once: 113. Earlier matters and suspicions are reported here.',
    call: POLICE,
    sendable: true,
  },
  // Hand-over without questions: domain.md §5.2.
  'AN-02': {
    vi: 'Ma túy, cờ bạc, cho vay nặng lãi phải báo thẳng công an để giữ kín cho ông/bà. Ông/bà gọi 113, đến công an phường, hoặc báo bằng ứng dụng VNeID. Xin đừng gửi tên người hay chi tiết ở đây.',
    en: 'Drugs, gambling and loan sharks must be told to the police directly, so that you are protected. Call 113, go to the ward police, or use the VNeID app. Please send no names or details here.',
    call: POLICE,
    sendable: false,
  },
  'AN-05': {
    vi: 'Đang có đánh nhau, gây rối thì gọi ngay công an 113. Việc hay xảy ra nhiều lần thì ông/bà gửi ở đây.',
    en: 'If there is a fight or a disturbance now, call the police at once: 113. What happens again and again is reported here.',
    call: POLICE,
    sendable: true,
  },
  'AN-06': {
    vi: 'Bị lừa mất tiền thì ông/bà báo ngay công an 113 hoặc công an phường. Xin đừng chuyển thêm tiền, đừng đọc mã cho ai. Muốn báo để bà con cảnh giác thì ông/bà gửi ở đây.',
    en: 'If money was taken by a trick, tell the police at once: 113 or the ward police. Do not send more money and read no codes to anybody. To warn the neighbours, send it here.',
    call: POLICE,
    sendable: true,
  },
  'AN-07': {
    vi: 'Có trẻ em bị hại, ông/bà gọi 111 (miễn phí, 24/24 giờ). Đang xảy ra thì gọi ngay công an 113. Việc đã qua thì ông/bà gửi ở đây, nơi xử lý không biết tên ông/bà.',
    en: 'If a child is harmed, call 111 (free, day and night). If it is happening now, call the police: 113. Earlier matters are reported here; those who deal with it do not see your name.',
    call: { number: '111', label: { vi: 'Gọi 111', en: 'Call 111' } },
    sendable: true,
  },
  'HC-03': {
    vi: 'Cư trú, căn cước, VNeID do công an phường làm. Ông/bà đến công an phường trong giờ hành chính, mang theo giấy tờ đang có.',
    en: 'Residence, identity cards and VNeID are done by the ward police. Please go there in office hours with the papers you have.',
    sendable: true,
  },
};

/** "vi | en". */
function pair(text: string): Bilingual {
  const [vi = '', en = ''] = text.split(' | ');
  return { vi, en };
}

function ask(key: string, question: string, choices: string[] = [], answered = ''): CategoryQuestion {
  return {
    key,
    ...pair(question),
    ...(choices.length > 0 && { choices: choices.map(pair) }),
    ...(answered !== '' && { answered: answered.split(', ') }),
  };
}

const DAY_TIMES =
  'ban ngày, ban đêm, buổi tối, buổi sáng, buổi trưa, buổi chiều, nửa đêm, đêm, tối, trưa, giờ, suốt ngày';
const HOW_WIDE = 'cả khu, cả ngõ, cả xóm, cả phố, cả làng, nhà tôi, nhà mình, mỗi nhà, cả dãy, nhiều nhà';

const questions: Readonly<Record<string, readonly CategoryQuestion[]>> = {
  'VS-01': [
    ask(
      'since',
      'Rác để ở đó mấy ngày rồi ạ? | For how many days has it been there?',
      ['Hôm nay | Since today', 'Vài ngày | A few days', 'Hơn một tuần | Over a week'],
      'mấy hôm, mấy ngày, vài ngày, vài hôm, cả tuần, mấy tuần, cả tháng, nhiều ngày, lâu ngày, lâu rồi, lâu lắm, từ lâu',
    ),
  ],
  'VS-02': [
    ask(
      'hour',
      'Họ thường đổ vào lúc nào ạ? | When do they usually dump it?',
      ['Ban ngày | By day', 'Ban đêm | By night'],
      DAY_TIMES,
    ),
  ],
  'VS-06': [
    ask(
      'depth',
      'Nước ngập đến đâu ạ? | How deep is the water?',
      ['Chưa ngập | Not flooded', 'Mắt cá chân | To the ankle', 'Đầu gối trở lên | To the knee or more'],
      'mắt cá, đầu gối, ngập sâu, bắp chân, bánh xe, cm, phân nước, mét, nửa mét, vào nhà, chưa ngập',
    ),
  ],
  'VS-07': [
    ask(
      'now',
      'Bây giờ họ còn đốt không ạ? | Are they still burning it?',
      ['Đang đốt | Yes', 'Không còn | No more', 'Hay đốt ở đó | It happens often'],
      'đang đốt, đã tắt, vừa đốt, hay đốt, ngày nào cũng, thường xuyên',
    ),
  ],
  'VS-08': [
    ask(
      'hour',
      'Ồn vào lúc nào ạ? | At what time is it noisy?',
      ['Ban ngày | By day', 'Buổi tối | In the evening', 'Sau 22 giờ | After 10 p.m.'],
      DAY_TIMES,
    ),
  ],
  'TT-02': [
    ask(
      'now',
      'Xe còn đỗ ở đó không ạ? | Is the vehicle still there?',
      ['Đang đỗ | Yes', 'Đã đi | It has gone', 'Hay đỗ ở đó | It is often there'],
      'đang đỗ, đang đậu, đã đi, hay đỗ, thường xuyên, ngày nào, suốt ngày, cả ngày, liên tục',
    ),
  ],
  'TT-06': [
    ask(
      'bitten',
      'Con vật đã cắn ai chưa ạ? | Has it bitten anybody?',
      ['Chưa | No', 'Đã cắn người | Yes'],
      'cắn, bị cắn, cắn người, chưa cắn',
    ),
  ],
  'XD-03': [
    ask(
      'cracks',
      'Nhà có bị nứt, lún không ạ? | Are there cracks in the house?',
      ['Có | Yes', 'Không | No'],
      'nứt, lún, nứt nhà, nứt tường, lún nhà',
    ),
  ],
  'XD-04': [
    ask('people', 'Có người ở hoặc hay đi qua dưới đó không ạ? | Do people live there or pass below?', [
      'Có | Yes',
      'Không | No',
    ]),
  ],
  'GT-01': [
    ask(
      'fallen',
      'Đã có ai bị ngã ở đó chưa ạ? | Has anybody fallen there?',
      ['Chưa | No', 'Có rồi | Yes'],
      'ngã, bị ngã, tai nạn, té, suýt ngã',
    ),
  ],
  'GT-02': [
    ask(
      'fenced',
      'Chỗ đó đã có ai rào hay cắm biển chưa ạ? | Has anybody fenced it off or put up a sign?',
      ['Chưa | No', 'Có rồi | Yes'],
      'rào chắn, rào lại, cắm cành, cắm biển, cắm cọc, không có biển, không rào, chưa rào',
    ),
  ],
  'GT-03': [
    ask(
      'broken',
      'Đèn tắt hẳn hay nháy sai ạ? | Are the lights out, or do they show the wrong thing?',
      ['Tắt hẳn | Out', 'Nháy sai | Wrong', 'Biển, vạch hỏng | Sign or marking'],
      'tắt, tắt hẳn, nháy, nhấp nháy, không sáng, không hoạt động, biển báo, biển, vạch, vạch sơn, vạch kẻ',
    ),
  ],
  'HT-02': [
    ask(
      'wide',
      'Mất điện cả khu hay chỉ nhà ông/bà ạ? | Is the whole quarter without power or only your house?',
      ['Cả khu | The whole quarter', 'Chỉ nhà tôi | Only my house'],
      HOW_WIDE,
    ),
  ],
  'HT-03': [
    ask(
      'wide',
      'Cả khu bị hay chỉ nhà ông/bà ạ? | Is it the whole quarter or only your house?',
      ['Cả khu | The whole quarter', 'Chỉ nhà tôi | Only my house'],
      HOW_WIDE,
    ),
  ],
  'HT-04': [
    ask(
      'touching',
      'Dây có chạm đất hay chạm mái nhà không ạ? | Does the cable touch the ground or a roof?',
      ['Có | Yes', 'Không | No'],
      'chạm đất, chạm mái, sát đất, ngang đầu, vướng đầu, xuống đất, ngang đường',
    ),
  ],
  'CX-01': [
    ask(
      'way',
      'Cây có đang chắn lối đi không ạ? | Is the tree blocking the way?',
      ['Có, không đi được | Yes', 'Vẫn đi được | One can pass'],
      'chắn đường, chắn lối, chắn ngang, không đi được, không qua được, vẫn đi được, ra đường, giữa đường, ngang đường',
    ),
  ],
  'TM-01': [
    ask(
      'ill',
      'Có ai ăn xong bị đau bụng, nôn không ạ? | Was anybody ill after eating?',
      ['Không | No', 'Có | Yes'],
      'đau bụng, nôn, ngộ độc, tiêu chảy, đi ngoài, nhập viện',
    ),
  ],
  'AS-01': [
    ask('need', 'Gia đình đang cần giúp gì nhất ạ? | What does the family need most?', [
      'Gạo, tiền | Food, money',
      'Thuốc men | Medicine',
      'Sửa nhà | The house',
      'Việc làm | Work',
    ]),
  ],
  'HC-01': [ask('since', 'Ông/bà nộp hồ sơ ngày nào ạ? | On what day did you hand in the papers?')],
};

/** Metres; 0: likeness says nothing for this category. Others: 100. */
const metres: Readonly<Record<string, number>> = {
  'VS-05': 300,
  'VS-06': 150,
  'VS-10': 500,
  'GT-01': 50,
  'GT-02': 30,
  'GT-05': 300,
  'HT-01': 60,
  'HT-02': 1000,
  'HT-03': 1000,
  'CX-01': 50,
  'XD-05': 300,
};

/** What people say of themselves, of others or of the office is never the same as what somebody else said. */
const OF_PEOPLE = new Set(['AS', 'AN', 'DC', 'HC', 'YK']);

export const stopperOf = (code: string): Stopper | null => stoppers[code] ?? null;

export const questionsOf = (code: string): CategoryQuestion[] => [...(questions[code] ?? [])];

export const nearMetresOf = (code: string): number => (OF_PEOPLE.has(code.slice(0, 2)) ? 0 : (metres[code] ?? 100));
