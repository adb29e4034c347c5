"""What people read: plans, explanations, findings and nouns, in Chinese and English."""
