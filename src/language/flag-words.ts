import type { SignWords } from './signs.ts';

/** What is remarked for whoever reads on. Own collection. */
export const flagWords = {
  anonymous:
    'giấu tên|dấu tên|ẩn danh|ẩn tên|nặc danh|giữ bí mật|giữ kín|bí mật tên|bí mật danh tính|không nêu tên|đừng nêu tên|không ghi tên|đừng ghi tên|không để tên|đừng để tên|không muốn nêu tên|không muốn lộ|đừng để lộ|không lộ|đừng lộ|không cho biết tên|đừng cho biết tên|không tiết lộ|đừng tiết lộ|đừng nói là tôi|đừng nói tôi|đừng nói ai|đừng bảo là tôi|đừng để ai biết|không để ai biết|không muốn ai biết|sợ bị trả thù|sợ trả thù|sợ họ biết|sợ nó biết|sợ hàng xóm biết|xin giấu|không xưng tên|không công khai tên|đừng công khai tên; đừng|không + biết tôi|biết là tôi|tên tôi',
  danger:
    'nguy hiểm|sắp đổ|sắp sập|sắp rơi|sắp gãy|rò điện|hở điện|điện giật|chết người|mất mạng|tai nạn|dây điện đứt|đứt dây điện|dây điện rơi|dây điện hở|nguy cơ sập|nguy cơ đổ|nguy cơ cháy|dễ cháy|hố sâu|mất nắp|nguy hại|nguy cấp|chó dại|cắn người|cắn trẻ|cầm dao|đe dọa|dọa giết|ngã xuống|bị thương',
} as const satisfies SignWords<string>;
