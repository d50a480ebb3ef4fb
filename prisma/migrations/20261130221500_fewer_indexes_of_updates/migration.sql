-- Every message pays for every index. A message that an edit names is found among those of its conversation; what is old is found by
-- updates_released_idx and updates_held_idx, for nothing but released and held updates has anything left to take away.
DROP INDEX updates_conversation_id_message_id_idx;
DROP INDEX updates_received_at_idx;
