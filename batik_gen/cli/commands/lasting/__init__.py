"""Commands that go on until they are ended: a page served, a headset listened to."""
